import { openDatabase } from '../../../lib/database'
import { randomUuid } from '../../../lib/random'
import { type MergePlan, type Policy, planMerge, rowsOf } from './merge-plan'
import type { TransferContent } from './transfer-file'

/** What the file would meet here, as of now. */
export async function previewMerge(content: TransferContent): Promise<MergePlan> {
  const { db } = await openDatabase()
  const [savedSeeds, schemas] = await Promise.all([db.savedSeeds.toArray(), db.seedSchemas.toArray()])
  return planMerge(content, { savedSeeds, schemas })
}

/**
 * Merges a file into what is here: all of it, or after a failure none of it. Planned anew inside the transaction, since another
 * tab may have saved something since the preview.
 * @returns how many were written, and what takes it back: all but what was changed again since. It tells how many those are
 */
export async function applyMerge(content: TransferContent, policy: Policy) {
  const { db } = await openDatabase()
  return db.transaction('rw', db.savedSeeds, db.seedSchemas, async () => {
    const kept = { savedSeeds: await db.savedSeeds.toArray(), schemas: await db.seedSchemas.toArray() }
    const rows = rowsOf(planMerge(content, kept), policy, randomUuid)
    await db.savedSeeds.bulkPut(rows.savedSeeds)
    await db.seedSchemas.bulkPut(rows.schemas)
    const undo = () =>
      db.transaction('rw', db.savedSeeds, db.seedSchemas, async () => {
        const seeds = unchanged(
          rows.savedSeeds,
          await db.savedSeeds.bulkGet(rows.savedSeeds.map(({ id }) => id)),
        )
        const schemas = unchanged(
          rows.schemas,
          await db.seedSchemas.bulkGet(rows.schemas.map(({ key }) => key)),
        )
        const ids = new Set(seeds.map(({ id }) => id))
        const keys = new Set(schemas.map(({ key }) => key))
        await db.savedSeeds.bulkDelete([...ids])
        await db.seedSchemas.bulkDelete([...keys])
        await db.savedSeeds.bulkPut(kept.savedSeeds.filter(({ id }) => ids.has(id)))
        await db.seedSchemas.bulkPut(kept.schemas.filter(({ key }) => keys.has(key)))
        return rows.savedSeeds.length + rows.schemas.length - ids.size - keys.size
      })
    return { written: rows.savedSeeds.length + rows.schemas.length, undo }
  })
}

/** Rows that are still as they were written. One that was deleted since is not brought back. */
function unchanged<Row>(written: readonly Row[], now: readonly (Row | undefined)[]): Row[] {
  return written.filter((row, at) => JSON.stringify(row) === JSON.stringify(now[at]))
}
