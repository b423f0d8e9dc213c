import { openDatabase } from '../../../lib/database'

/** Takes a batch and its list away. Its runs stay in the history. */
export async function deleteBatch(id: string): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.batches, db.batchRows, db.batchClaims, async () => {
    for (const table of [db.batchRows, db.batchClaims])
      await table.where('[batchId+row]').between([id, 0], [id, Number.POSITIVE_INFINITY]).delete()
    await db.batches.delete(id)
  })
}
