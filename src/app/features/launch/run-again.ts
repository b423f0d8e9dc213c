import { randomSecret, randomUuid } from '../../lib/random'
import type { Run } from '../../lib/run'
import { launchAndSettle } from '../../lib/start/launch-and-settle'
import { AcceptedError } from '../../lib/start/write-ahead'
import { type AgainParts, launchOfRun } from './launch-of-run'
import { workspaceOfRun } from './workspace-of-run'
import './later-words'

type AgainConditions = {
  /** Not where the same request was ever accepted, or may have been. */
  unlessAccepted: boolean
  onWritten: (startId: string) => void
}

/** Whether a run can be sent once more without a question: nobody is charged, and nothing has to be typed again. */
export const needsNoQuestion = (run: Run, target: { simulated: boolean }): boolean =>
  run.target.simulated && target.simulated && workspaceOfRun(run).form.headers.length === 0

/**
 * Sends a run once more as it was. Only for runs that need no question; the caller sees to it that a double click is one
 * start.
 * @returns the earlier run where the same request was accepted before and was not to be sent then; else null
 * @throws {WriteAheadError} nothing was sent
 * @throws {TypeError} a damaged row, which can't be sent as it is
 */
export async function runAgain(
  parts: Omit<AgainParts, 'ticket' | 'headers'>,
  { unlessAccepted, onWritten }: AgainConditions,
): Promise<Run | null> {
  const ticket = { startId: randomUuid(), deliverySecret: randomSecret() }
  try {
    await launchAndSettle({
      ...launchOfRun({ ...parts, ticket, headers: [] }),
      // The click on this run's own button says that another one is wanted.
      twinConfirmed: true,
      unlessAccepted,
      onWritten: () => onWritten(ticket.startId),
    })
    return null
  } catch (error) {
    if (error instanceof AcceptedError) return error.earlier
    throw error
  }
}
