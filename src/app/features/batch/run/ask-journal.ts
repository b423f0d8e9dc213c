import { getConfig } from '../../../lib/api'
import { openDatabase } from '../../../lib/database'
import { isOwnRun } from '../../../lib/own-run'
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
      // Also where no row is open: whoever goes on sending needs a server that is there.
      await getConfig(AbortSignal.timeout(CONFIG_TIMEOUT_MS))
      for (const [startId, row] of [...open]) {
        const end = await settled(startId, row)
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

async function settled(startId: string, row: number): Promise<RowEnd | null> {
  const { db } = await openDatabase()
  let run = await db.runs.get(startId)
  if (run?.state === 'sending' && isOwnRun(run)) {
    const open = run
    await ifNotSending(startId, () => settleFromJournal(open))
    run = await db.runs.get(startId)
  }
  // Deleted meanwhile: nobody will ever tell, and a file that brought it in again proves nothing.
  if (!run || !isOwnRun(run)) return { kind: 'taken' }
  if (run.state === 'sending') return null
  return { kind: 'settled', row, startId, state: run.state, reason: run.reason, retryAfterMs: null }
}
