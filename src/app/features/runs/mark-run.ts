import { openDatabase } from '../../lib/database'
import type { MarkAs } from '../../lib/run'

/** What the operator found out about a run of unknown outcome. */
export type Finding = { as: MarkAs; executionId: string | null; note: string; by: string | null }

/**
 * Settles a run of unknown outcome by the operator's word. What was known before is kept in the mark.
 * @returns false where the run is not unknown any more; then nothing was changed
 */
export async function markRun(startId: string, finding: Finding): Promise<boolean> {
  const { db } = await openDatabase()
  return db.transaction('rw', db.runs, async () => {
    const run = await db.runs.get(startId)
    if (run?.state !== 'unknown') return false
    const { state, reason, executionId, message } = run
    await db.runs.update(startId, {
      state: finding.as === 'started' ? 'started' : 'not-sent',
      reason: null,
      executionId: finding.executionId ?? executionId,
      settledBy: 'operator',
      mark: { ...finding, at: Date.now(), before: { state, reason, executionId, message } },
    })
    return true
  })
}

/** Takes a mark back: the run is what it was before. A mark that a delivery has settled since stays as a record. */
export async function unmarkRun(startId: string): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, async () => {
    const run = await db.runs.get(startId)
    if (run?.settledBy !== 'operator' || run.mark === null) return
    await db.runs.update(startId, { ...run.mark.before, settledBy: null, mark: null })
  })
}
