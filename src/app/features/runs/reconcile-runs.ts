import { getConfig, ServerUnreachableError } from '../../lib/api'
import { openDatabase } from '../../lib/database'
import { settleFromJournal } from '../../lib/start/settle-from-journal'
import { ifNotSending } from '../../lib/start/start-lock'

const STEADY_MS = 4000
const IN_FLIGHT_MS = 1000
const CONFIG_TIMEOUT_MS = 15_000

/**
 * Brings every row that is still `sending`, and that no tab is sending, to a true state by asking the server's journal.
 * Runs until stopped. It never sends a start: a start that the journal does not know is withdrawn, so that a copy
 * still on its way can't be sent later, and only then called not sent.
 * @returns a function that stops it
 */
export function startReconciling(): () => void {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const round = async () => {
    let again = STEADY_MS
    try {
      const { db } = await openDatabase()
      const open = await db.runs.where('state').equals('sending').toArray()
      if (open.length > 0) {
        const { journalId } = await getConfig(AbortSignal.timeout(CONFIG_TIMEOUT_MS))
        for (const run of open) {
          if (stopped) return
          const settled = await ifNotSending(run.startId, () => settleFromJournal(run, journalId)).catch(
            spare,
          )
          if (settled === false) again = IN_FLIGHT_MS
        }
      }
    } catch {
      // The server is away or the database is closed: the rows stay `sending`, and the next round asks again.
    }
    if (!stopped) timer = setTimeout(round, again)
  }
  void round()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** One row that the server can't tell about must not keep the others waiting; a server that is away ends the round. */
function spare(error: unknown): null {
  if (error instanceof ServerUnreachableError) throw error
  return null
}
