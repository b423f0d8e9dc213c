import type { Batch } from '../../../lib/batch'
import type { RowState } from '../run/row-state'
import { type NewRow, type Writing, writeBatch } from '../store/write-batch'
import { joinedRows } from './joined-rows'

/** States whose rows can be sent once more; of `unknown` ones only knowingly. */
export const RETRY_STATES = [
  'waiting',
  'left-out',
  'not-sent',
  'rejected',
  'unknown',
] as const satisfies readonly RowState[]
export type RetryState = (typeof RETRY_STATES)[number]

/** Which rows: of these states, and of those only the picked ones where some were picked by hand. */
type RetryChoice = { states: readonly RetryState[]; picked: ReadonlySet<number> | null }

/**
 * Makes a batch of another one's rows, linked to it. Nothing is sent before it is confirmed like any other. Each of its runs
 * will say which run it sends again.
 * @returns its id
 * @throws the reason of `over`, where that was asked for: nothing of it stays then
 */
export async function retryBatch(
  batch: Batch,
  choice: RetryChoice,
  name: string,
  writing: Writing,
): Promise<string> {
  const { leftOut: _, ...same } = batch
  const made = await writeBatch(
    chosenRows(batch, choice, writing.over),
    (id, rowCount) => ({
      ...same,
      id,
      name,
      createdAt: Date.now(),
      limit: rowCount,
      rowCount,
      retryOf: batch.id,
      status: 'ready',
      rest: null,
      restRun: null,
      begunAt: null,
      restedAt: null,
    }),
    writing,
  )
  return made.id
}

async function* chosenRows(
  batch: Batch,
  { states, picked }: RetryChoice,
  over: AbortSignal,
): AsyncGenerator<NewRow[]> {
  const wanted: readonly RowState[] = states
  for await (const some of joinedRows(batch, over))
    yield some.flatMap(({ row: { line, values, seedText, row }, state, run }) =>
      wanted.includes(state) && (picked === null || picked.has(row))
        ? { line, values, seedText, againOf: run?.startId ?? null }
        : [],
    )
}
