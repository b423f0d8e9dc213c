import { type Reason, stateOfReason } from '../../contract/reason'
import type { StartOutcome } from '../../contract/start-messages'

/** Written ahead, nothing heard yet. */
export function sendingOutcome(startId: string, sentAt: string | null): StartOutcome {
  return { ...blank(startId), state: 'sending', sentAt }
}

/** An outcome without any answer: never sent, or nothing known of what became of it. The reason decides the state. */
export function settledOutcome(
  startId: string,
  reason: Reason,
  times: { sentAt: string | null; settledAt: string },
): StartOutcome {
  return { ...blank(startId), state: stateOfReason(reason), reason, ...times }
}

/** An outcome without the text of the platform's answer; what it proves stays. */
export function withoutAnswerText(outcome: StartOutcome): StartOutcome {
  const { upstream } = outcome
  return { ...outcome, upstream: upstream && { ...upstream, body: '', truncated: true } }
}

function blank(startId: string) {
  return { startId, executionId: null, message: null, reason: null, upstream: null, settledAt: null }
}
