import type { SeedpadDatabase } from '../database'
import type { Run } from '../run'

/** For this long after a start, the same one again is taken for a slip until confirmed. */
const TWIN_MS = 2 * 60_000

/**
 * The newest start of the last two minutes with the same request that was accepted, or may have been. The run that `row`
 * sends again knowingly is not meant.
 */
export function findRecentTwin(db: SeedpadDatabase, row: Run): Promise<Run | undefined> {
  return db.runs
    .where('createdAt')
    .above(row.createdAt - TWIN_MS)
    .reverse()
    .filter(
      (run) =>
        run.likeness === row.likeness &&
        run.startId !== row.againOf &&
        ['sending', 'started', 'unknown'].includes(run.state),
    )
    .first()
}

/** The newest run of the same request that was accepted, or may have been, however long ago. An unknown one counts only if it is not the one sent again. */
export function findAccepted(db: SeedpadDatabase, row: Run): Promise<Run | undefined> {
  return db.runs
    .where('[project+automation+createdAt]')
    .between([row.project, row.automation, 0], [row.project, row.automation, Number.POSITIVE_INFINITY])
    .reverse()
    .filter(
      (run) =>
        run.likeness === row.likeness &&
        (run.state === 'started' ||
          (run.startId !== row.againOf && (run.state === 'sending' || run.state === 'unknown'))),
    )
    .first()
}
