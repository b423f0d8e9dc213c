import { type ProblemError, withdrawStart } from '../../lib/api'
import type { Run } from '../../lib/run'
import { settleRefused, settleRun } from '../../lib/settle-run'
import { type Launch, type LaunchResult, launchRun } from './launch-run'

/**
 * Sends a start and writes its outcome down. Without an outcome the row stays `sending`, for the journal to tell.
 * @throws {WriteAheadError} nothing was sent
 * @throws {TwinError} nothing was sent
 */
export async function launchAndSettle(launch: Launch): Promise<LaunchResult> {
  // Given back to the history where the browser has lost it meanwhile.
  let row: Run | null = null
  const onWritten = (written: Run) => {
    row = written
    launch.onWritten(written)
  }
  const result = await launchRun({ ...launch, onWritten })
  if (result.kind === 'outcome') await settleRun(result.outcome, row)
  if (result.kind === 'refused') await settleWithdrawn(launch, result.problem, row)
  return result
}

/**
 * A refusal is the answer to one copy of the request: a browser or a proxy may have sent another, which went through
 * before or is still on its way. So the start is withdrawn first, and only then called not sent.
 */
async function settleWithdrawn(launch: Launch, problem: ProblemError, row: Run | null): Promise<void> {
  const { startId } = launch.ticket
  const outcome = await withdrawStart(startId, launch.journalId).catch(() => null)
  if (outcome === null) return
  if (outcome.reason === 'never-reached-server') await settleRefused(startId, problem, row)
  else await settleRun(outcome, row)
}
