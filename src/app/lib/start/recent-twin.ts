import type { SeedpadDatabase } from '../database'
import { isOwnRun } from '../own-run'
import type { Run } from '../run'

/** For this long after a start, the same one again is taken for a slip until confirmed. */
const TWIN_MS = 2 * 60_000

/**
 * The newest start of the last two minutes with the same request that was accepted, or may have been. The run that `row`
 * sends again knowingly is not meant.
 */
export function findRecentTwin(db: SeedpadDatabase, row: Run): Promise<Run | undefined> {
  return sameRequest(db, row, row.createdAt - TWIN_MS)
    .filter((run) => run.startId !== row.againOf && ['sending', 'started', 'unknown'].includes(run.state))
    .first()
}

/** The newest run of the same request that was accepted, or may have been, however long ago. An unknown one counts only if it is not the one sent again. */
export function findAccepted(db: SeedpadDatabase, row: Run): Promise<Run | undefined> {
  return sameRequest(db, row, 0)
    .filter(
      (run) =>
        run.state === 'started' ||
        (run.startId !== row.againOf && (run.state === 'sending' || run.state === 'unknown')),
    )
    .first()
}

/** Runs of the same request since a time, newest first; no other row is read, however many there are. */
const sameRequest = (db: SeedpadDatabase, { likeness }: Run, since: number) =>
  db.runs
    .where('[likeness+createdAt]')
    .between([likeness, since], [likeness, Number.POSITIVE_INFINITY], false)
    .reverse()
    .filter(isOwnRun)
