import { withdrawStart } from '../api'
import type { Run } from '../run'
import { settleRun } from '../settle-run'

/**
 * Brings a run that is still `sending`, and that no tab is sending, to a true state by asking the server's journal. A start
 * that the journal does not know is withdrawn there, so that a copy still on its way can't be sent later. Whether the
 * journal can know it is for the server to say: also one that was restarted since may.
 * @returns false where the server is still waiting for the platform's answer
 */
export async function settleFromJournal(run: Run): Promise<boolean> {
  const outcome = await withdrawStart(run.startId, run.journalId)
  if (outcome.state === 'sending') return false
  await settleRun(outcome)
  return true
}
