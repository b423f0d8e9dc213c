import { RETRY_STATES, type RetryState } from '../after/retry-batch'
import type { RowState } from '../run/row-state'
import type { Counts, RowFacts } from './batch-view'

/** Whether a row can go into a batch that sends it again: not while it is under way, and not once it was accepted. */
export const canRetry = ({ state }: Pick<RowFacts, 'state'>): boolean =>
  (RETRY_STATES as readonly string[]).includes(state)

/** Whether a row can be picked where only rows of one state are shown, or all. */
export const canBePicked = ({ state }: Pick<RowFacts, 'state'>, filter: RowState | null): boolean =>
  canRetry({ state }) && (filter === null || state === filter)

/** How many rows can be picked: from the counts, since a batch that is being sent asks for it many times a second. */
export const countRetryable = (counts: Counts, filter: RowState | null): number =>
  RETRY_STATES.reduce((sum, state) => sum + (canBePicked({ state }, filter) ? counts[state] : 0), 0)

/**
 * The rows that are picked after a click on one of them.
 * @param shown all rows that can be seen, in their order
 * @param from the row that was clicked before, when the click asks for all rows from there
 */
export function pick(
  picked: ReadonlySet<number>,
  row: number,
  on: boolean,
  rows: readonly RowFacts[],
  shown: readonly number[] | null,
  from: number | null,
): ReadonlySet<number> {
  const next = new Set(picked)
  const put = (one: number) => {
    const facts = rows[one]
    if (!on) next.delete(one)
    else if (facts && canRetry(facts)) next.add(one)
  }
  const [first, last] = from === null ? [row, row] : [Math.min(from, row), Math.max(from, row)]
  const between = shown ?? Array.from({ length: last - first + 1 }, (_, at) => first + at)
  for (const one of between) if (one >= first && one <= last) put(one)
  return next
}

/** How many rows there are of each state that can be retried. */
export function retryable(
  rows: readonly RowFacts[],
  picked: ReadonlySet<number> | null,
): Record<RetryState, number> {
  const counts = { waiting: 0, 'left-out': 0, 'not-sent': 0, rejected: 0, unknown: 0 }
  for (const [row, facts] of rows.entries())
    if (canRetry(facts) && (picked === null || picked.has(row))) counts[facts.state as RetryState] += 1
  return counts
}
