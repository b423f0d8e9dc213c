import { ProblemError, ServerUnreachableError } from '../../lib/api'
import { openDatabase } from '../../lib/database'
import { isOwnRun } from '../../lib/own-run'
import { settleFromJournal } from '../../lib/start/settle-from-journal'
import { ifNotSending } from '../../lib/start/start-lock'

const STEADY_MS = 4000
const IN_FLIGHT_MS = 1000

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
      const open = await db.runs.where('state').equals('sending').filter(isOwnRun).toArray()
      for (const run of open) {
        if (stopped) return
        const settled = await ifNotSending(run.startId, () => settleFromJournal(run)).catch(spare)
        if (settled === false) again = IN_FLIGHT_MS
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

/**
 * One row that the server can't tell about must not keep the others waiting; a server that is away, lets this page ask
 * nothing, or can't read its journal ends the round.
 */
function spare(error: unknown): null {
  if (error instanceof ServerUnreachableError) throw error
  if (error instanceof ProblemError && [401, 403, 429, 503].includes(error.status)) throw error
  return null
}
