import type { Batch, BatchRow } from '../../../lib/batch'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { withLock } from '../../../lib/locks'
import { randomUuid } from '../../../lib/random'

/** Held while a batch is being written: what has no batch yet is no leftover then. */
export const writingLockOf = (batchId: string) => `seedpad-batch-writing-${batchId}`

/** A row as it goes into a batch: its place follows from the order. */
export type NewRow = Omit<BatchRow, 'batchId' | 'row'>

export type Writing = {
  /** Asked for when the batch is not wanted any more. */
  over: AbortSignal
  /** Told how many rows are written down. */
  onProgress: (rows: number) => void
}

/**
 * Writes a list down, some rows at a time, and its batch last: one that is half written is none. Where it is called off, or
 * can't be written, nothing of it stays; what a crash leaves is found at the next start (`clear-leftovers.ts`).
 * @param portions the rows in their order
 * @param describe the batch, once it is known how many rows it has; where it throws, there is none
 * @throws the reason of `over` where that was asked for by the time this ends, whatever had been written
 */
export async function writeBatch(
  portions: AsyncIterable<readonly NewRow[]>,
  describe: (id: string, rowCount: number) => Batch,
  writing: Writing,
): Promise<Batch> {
  const { over } = writing
  const id = randomUuid()
  const { db } = await openDatabase()
  const write = async () => {
    over.throwIfAborted()
    try {
      const rowCount = await writeRows(db, id, portions, writing)
      if (rowCount === 0) throw new Error('a batch without rows')
      const batch = describe(id, rowCount)
      await addUnlessOver(db, batch, over)
      return batch
    } catch (error) {
      // Where even that fails, the next start of a page tries again.
      await removeBatch(db, id).catch(() => {})
      throw error
    }
  }
  const batch = await withLock(writingLockOf(id), {}, write, write)
  // The lock takes a moment to be free, in which it may be called off as well.
  if (over.aborted) await removeBatch(db, id).catch(() => {})
  over.throwIfAborted()
  return batch
}

async function writeRows(
  db: SeedpadDatabase,
  batchId: string,
  portions: AsyncIterable<readonly NewRow[]>,
  { over, onProgress }: Writing,
): Promise<number> {
  let rowCount = 0
  for await (const portion of portions) {
    over.throwIfAborted()
    const from = rowCount
    await db.batchRows.bulkAdd(portion.map((row, at) => ({ ...row, batchId, row: from + at })))
    rowCount += portion.length
    over.throwIfAborted()
    onProgress(rowCount)
  }
  return rowCount
}

/** From here on the batch can be started, so it is called off up to the very end. */
async function addUnlessOver(db: SeedpadDatabase, batch: Batch, over: AbortSignal): Promise<void> {
  let stop = () => {}
  try {
    await db.transaction('rw', db.batches, async (transaction) => {
      stop = () => transaction.abort()
      over.throwIfAborted()
      over.addEventListener('abort', stop)
      await db.batches.add(batch)
    })
  } finally {
    over.removeEventListener('abort', stop)
  }
  over.throwIfAborted()
}

/** Takes a batch away, with its rows and what says who took them; also one of which there is only a part. */
export function removeBatch(db: SeedpadDatabase, id: string): Promise<void> {
  return db.transaction('rw', db.batches, db.batchRows, db.batchClaims, async () => {
    for (const table of [db.batchRows, db.batchClaims])
      await table.where('[batchId+row]').between([id, 0], [id, Number.POSITIVE_INFINITY]).delete()
    await db.batches.delete(id)
  })
}
