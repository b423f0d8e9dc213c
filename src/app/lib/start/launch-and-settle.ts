import { type ProblemError, withdrawStart } from '../api'
import { settleRefused, settleRun } from '../settle-run'
import { currentJournal, forgetJournal } from './current-journal'
import { type Launch, type LaunchResult, launchRun } from './launch-run'

/** A batch asks anew after so long, and after everything that lets expect another server. */
const BATCH_ASKS_EVERY_MS = 3_000

/**
 * Sends a start and writes its outcome down. Without an outcome the row stays `sending`, for the journal to tell.
 * @throws {WriteAheadError} nothing was sent
 * @throws {TwinError} nothing was sent
 */
export async function launchAndSettle(confirmed: Launch): Promise<LaunchResult> {
  const journalId = await currentJournal(confirmed.journalId, confirmed.batch ? BATCH_ASKS_EVERY_MS : 0)
  const launch = { ...confirmed, journalId }
  const result = await launchRun(launch)
  if (isFromElsewhere(result)) forgetJournal()
  if (result.kind === 'outcome') await settleRun(result.outcome)
  if (result.kind === 'refused') await settleWithdrawn(launch, result.problem)
  return result
}

/** No answer, or one of a server that does not send for the life that the start was made for. */
function isFromElsewhere(result: LaunchResult): boolean {
  if (result.kind !== 'outcome') return true
  const { reason } = result.outcome
  return reason === 'server-stopping' || reason === 'journal-changed'
}

/**
 * A refusal is the answer to one copy of the request: a browser or a proxy may have sent another, which went through
 * before or is still on its way. So the start is withdrawn first, and only then called not sent.
 */
async function settleWithdrawn({ ticket, journalId }: Launch, problem: ProblemError): Promise<void> {
  const outcome = await withdrawStart(ticket.startId, journalId).catch(() => null)
  if (outcome === null) return
  if (outcome.reason === 'never-reached-server') await settleRefused(ticket.startId, problem)
  else await settleRun(outcome)
}
