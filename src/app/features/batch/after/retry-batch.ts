import type { Batch } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { randomUuid } from '../../../lib/random'
import type { RowState } from '../run/row-state'
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
 */
export async function retryBatch(
  batch: Batch,
  { states, picked }: RetryChoice,
  name: string,
): Promise<string> {
  const id = randomUuid()
  const { db } = await openDatabase()
  let rowCount = 0
  for await (const some of joinedRows(batch)) {
    const chosen = some.filter(
      ({ row, state }) =>
        (states as readonly RowState[]).includes(state) && (picked === null || picked.has(row.row)),
    )
    await db.batchRows.bulkAdd(
      chosen.map(({ row, run }, at) => ({
        ...row,
        batchId: id,
        row: rowCount + at,
        againOf: run?.startId ?? null,
      })),
    )
    rowCount += chosen.length
  }
  const { leftOut: _, ...same } = batch
  await db.batches.add({
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
  })
  return id
}
