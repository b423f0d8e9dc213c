import { type ProblemError, withdrawStart } from '../api'
import { settleRefused, settleRun } from '../settle-run'
import { type Launch, type LaunchResult, launchRun } from './launch-run'

/**
 * Sends a start and writes its outcome down. Without an outcome the row stays `sending`, for the journal to tell.
 * @throws {WriteAheadError} nothing was sent
 * @throws {TwinError} nothing was sent
 */
export async function launchAndSettle(launch: Launch): Promise<LaunchResult> {
  const result = await launchRun(launch)
  if (result.kind === 'outcome') await settleRun(result.outcome)
  if (result.kind === 'refused') await settleWithdrawn(launch, result.problem)
  return result
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
