import { getConfig } from '../../../lib/api'
import { openDatabase } from '../../../lib/database'
import { settleFromJournal } from '../../../lib/start/settle-from-journal'
import { ifNotSending } from '../../../lib/start/start-lock'
import type { RowEnd } from './judge'
import type { WorkerClock } from './worker-clock'

const AGAIN_MS = 1500
const CONFIG_TIMEOUT_MS = 15_000

/**
 * Waits until Seedpad's server answers, and every open row has a true state.
 * @param open the rows without an outcome; those that are settled are taken out of it
 * @returns what became of them; fewer where `over` was asked for
 */
export async function askJournal(
  open: Map<string, number>,
  clock: WorkerClock,
  over: AbortSignal,
): Promise<RowEnd[]> {
  const ends: RowEnd[] = []
  while (!over.aborted) {
    try {
      const { journalId } = await getConfig(AbortSignal.timeout(CONFIG_TIMEOUT_MS))
      for (const [startId, row] of [...open]) {
        const end = await settled(startId, row, journalId)
        if (!end) continue
        ends.push(end)
        open.delete(startId)
      }
      if (open.size === 0) break
    } catch {
      // The server is away, or the history can't be read at the moment: asked again.
    }
    await clock.sleep(AGAIN_MS, over)
  }
  return ends
}

async function settled(startId: string, row: number, journalId: string): Promise<RowEnd | null> {
  const { db } = await openDatabase()
  let run = await db.runs.get(startId)
  if (run?.state === 'sending') {
    const open = run
    await ifNotSending(startId, () => settleFromJournal(open, journalId))
    run = await db.runs.get(startId)
  }
  // Deleted meanwhile: nobody will ever tell.
  if (!run) return { kind: 'taken' }
  if (run.state === 'sending') return null
  return { kind: 'settled', row, startId, state: run.state, reason: run.reason, retryAfterMs: null }
}
