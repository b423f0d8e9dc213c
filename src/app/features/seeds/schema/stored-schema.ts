import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { isOwnRun } from '../../../lib/own-run'
import { type SeedSchema, seedSchemaKey } from '../../../lib/seed-schema'
import type { SeedPlace } from '../seed-place'

/** Keeps the schema of an automation's seeds, in place of a former one. */
export async function storeSchema(
  place: SeedPlace,
  schema: Pick<SeedSchema, 'schemaText' | 'origin' | 'inferredFrom'>,
): Promise<void> {
  const { db } = await openDatabase()
  const key = seedSchemaKey(place.project, place.automation)
  await db.seedSchemas.put({ key, ...place, ...schema, updatedAt: Date.now() })
}

/**
 * Takes the schema of an automation away.
 * @returns puts it back; `false` where there is another one since
 */
export async function removeSchema(place: SeedPlace): Promise<() => Promise<boolean>> {
  const { db } = await openDatabase()
  const key = seedSchemaKey(place.project, place.automation)
  const stored = await db.seedSchemas.get(key)
  await db.seedSchemas.delete(key)
  return () =>
    db.transaction('rw', db.seedSchemas, async () => {
      if (!stored || (await db.seedSchemas.get(key))) return false
      await db.seedSchemas.add(stored)
      return true
    })
}

const MOST_SEEDS = 50
const MOST_RUNS = 1000
/** What a schema is learned from need not be larger. */
const MOST_CHARACTERS = 2_000_000

/** The last distinct seeds that the platform accepted for an automation, newest first. */
export async function acceptedSeeds(
  db: SeedpadDatabase,
  { project, automation }: SeedPlace,
): Promise<string[]> {
  const texts = new Set<string>()
  let characters = 0
  await db.runs
    .where('[project+automation+createdAt]')
    .between([project, automation, 0], [project, automation, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(MOST_RUNS)
    .filter(isOwnRun)
    .until(() => texts.size >= MOST_SEEDS || characters > MOST_CHARACTERS)
    .each(({ state, seedText }) => {
      if (state !== 'started' || seedText.trim() === '' || texts.has(seedText)) return
      texts.add(seedText)
      characters += seedText.length
    })
  return [...texts]
}
