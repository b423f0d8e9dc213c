import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { NoLocksError, withLock } from '../../../lib/locks'
import { forgetParts } from '../setup/left-setups'
import { holdOwnTab } from '../setup/tab-id'
import { removeBatch, writingLockOf } from './write-batch'

/** What a crash or a closed tab has left that nobody can use or delete: looked for whenever a page starts. */
export async function clearLeftovers(): Promise<void> {
  await holdOwnTab()
  await clearHalfWritten()
  await forgetParts((await openDatabase()).db)
}

/**
 * Removes the rows of batches that were never written to their end: their tab was closed, or crashed, while it wrote. What a
 * living tab is writing is left alone; where the browser does not tell which tabs live, so is everything.
 * @returns how many such batches went
 */
export async function clearHalfWritten(): Promise<number> {
  const { db } = await openDatabase()
  let removed = 0
  for (const id of await idsWithoutBatch(db)) {
    try {
      const gone = await withLock(writingLockOf(id), { ifAvailable: true }, async (lock) => {
        // Its writer may have come to the end since: whoever has the lock sees it then.
        if (!lock || (await db.batches.get(id))) return false
        await removeBatch(db, id)
        return true
      })
      if (gone) removed += 1
    } catch (error) {
      if (error instanceof NoLocksError) break
      throw error
    }
  }
  return removed
}

/** One look for each batch that has rows, however many it has. */
function idsWithoutBatch(db: SeedpadDatabase): Promise<ReadonlySet<string>> {
  return db.transaction('r', db.batches, db.batchRows, db.batchClaims, async () => {
    const known = new Set(await db.batches.toCollection().primaryKeys())
    const without = new Set<string>()
    for (const table of [db.batchRows, db.batchClaims])
      for (let id = await nextId(table, ''); id !== null; id = await nextId(table, id))
        if (!known.has(id)) without.add(id)
    return without
  })
}

/** The next batch that has something in a table, in the order of their ids. */
async function nextId(
  table: SeedpadDatabase['batchRows'] | SeedpadDatabase['batchClaims'],
  after: string,
): Promise<string | null> {
  const next = table.where('[batchId+row]').above([after, Number.POSITIVE_INFINITY]).limit(1)
  const [key] = await next.primaryKeys()
  return key?.[0] ?? null
}
