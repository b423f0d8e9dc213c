import type { Run } from '../../../lib/run'

/**
 * What became of a row: its run's state, or that nobody has taken it, or that the operator left it out, or that its run was
 * deleted from the history.
 */
export type RowState = 'waiting' | 'left-out' | Run['state'] | 'gone'

export const ROW_STATES = [
  'waiting',
  'sending',
  'started',
  'rejected',
  'not-sent',
  'unknown',
  'left-out',
  'gone',
] as const satisfies readonly RowState[]

/** `startId`: of the run that took the row; null where nobody has. */
type Taken = { startId: string | null }

type RunFacts = Pick<Run, 'state' | 'settledBy' | 'reason'>

export function rowState({ startId }: Taken, run: RunFacts | undefined, leftOut = false): RowState {
  if (startId === null) return leftOut ? 'left-out' : 'waiting'
  return run?.state ?? 'gone'
}

/**
 * Whether a row may be sent without asking again: nobody has taken it, or its run proves that nothing left. A finding of
 * the operator is no proof, a deleted run proves nothing, and what our own server refused would be refused again.
 */
export function maySend({ startId }: Taken, run: RunFacts | undefined): boolean {
  if (startId === null) return true
  return run?.state === 'not-sent' && run.settledBy !== 'operator' && run.reason !== 'invalid-request'
}
