import type { Reason } from '../../../../contract/reason'
import type { RunState } from '../../../../contract/start-messages'
import type { Rest } from '../../../lib/batch'

/** What came of one row that was to be sent. */
export type RowEnd =
  /** Its run has an outcome. */
  | {
      kind: 'settled'
      row: number
      startId: string
      state: RunState
      reason: Reason | null
      retryAfterMs: number | null
    }
  /** No answer of Seedpad's server: its journal will tell. */
  | { kind: 'open' }
  /** Somebody else took the row; nothing was sent. */
  | { kind: 'taken' }
  /** Seedpad's server lets this page start nothing (its access token is missing or wrong). */
  | { kind: 'barred' }
  /** Today's budget of the profile is used up; nothing was sent. */
  | { kind: 'budget' }
  /** It could not be written ahead; nothing was sent. */
  | { kind: 'unwritten' }
  /** A fault of our own before anything was sent. */
  | { kind: 'fault' }

/** What follows: go on, wait first, find out what is open first, or rest. */
export type Verdict =
  | { next: 'go'; streak: number }
  | { next: 'wait'; streak: number; ms: number }
  | { next: 'ask'; streak: number }
  | { next: 'rest'; streak: number; rest: Rest; startId: string | null }

/** Where the platform says "too many" without saying how long. */
const DEFAULT_WAIT_MS = 30_000

/** Refusals that every further row would meet too. */
const HOPELESS: Partial<Record<Reason, Rest>> = {
  'credentials-missing': 'credentials',
  'token-invalid': 'credentials',
  'key-not-accepted': 'credentials',
  forbidden: 'credentials',
  'no-plan': 'plan',
  'no-balance': 'balance',
  'project-not-found': 'not-found',
  'automation-not-found': 'not-found',
  'project-inactive': 'not-found',
  'automation-disabled': 'not-found',
}

/**
 * What a row's end means for the rows after it.
 * @param streak how many rows in a row were refused before this one
 * @param most as many refusals in a row make the batch rest
 */
export function judge(end: RowEnd, streak: number, most: number): Verdict {
  switch (end.kind) {
    case 'open':
      return { next: 'ask', streak }
    case 'taken':
      return { next: 'go', streak }
    case 'unwritten':
      return { next: 'rest', streak, rest: 'history', startId: null }
    case 'budget':
      return { next: 'rest', streak, rest: 'budget', startId: null }
    case 'barred':
      return { next: 'rest', streak, rest: 'server-refused', startId: null }
    case 'fault':
      return { next: 'rest', streak, rest: 'fault', startId: null }
    case 'settled':
      return judgeOutcome(end, streak, most)
  }
}

function judgeOutcome(
  { state, reason, retryAfterMs, startId }: Extract<RowEnd, { kind: 'settled' }>,
  streak: number,
  most: number,
): Verdict {
  const rest = (rest: Rest): Verdict => ({ next: 'rest', streak: 0, rest, startId })
  switch (state) {
    case 'started':
      return { next: 'go', streak: 0 }
    case 'sending':
      return { next: 'ask', streak }
    case 'unknown':
      return rest('unknown')
    case 'not-sent':
      // Seedpad's server is going away, or never got it: the row keeps its turn, and the server is asked first.
      if (reason === 'server-stopping' || reason === 'never-reached-server') return { next: 'ask', streak }
      if (reason !== 'invalid-request') return rest('unreachable')
      return streak + 1 >= most ? rest('refusals') : { next: 'go', streak: streak + 1 }
    case 'rejected': {
      const hopeless = reason === null ? undefined : HOPELESS[reason]
      if (hopeless) return rest(hopeless)
      if (streak + 1 >= most) return rest('refusals')
      if (reason === 'rate-limited')
        return { next: 'wait', streak: streak + 1, ms: retryAfterMs ?? DEFAULT_WAIT_MS }
      return { next: 'go', streak: streak + 1 }
    }
  }
}
