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
