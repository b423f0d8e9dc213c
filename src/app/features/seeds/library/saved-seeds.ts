import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { randomUuid } from '../../../lib/random'
import type { SavedSeed } from '../../../lib/saved-seed'

/** What the operator says of a seed; both names null: for all automations. */
export type SavedSeedDetails = Pick<SavedSeed, 'name' | 'note' | 'tags' | 'project' | 'automation'>

/** The saved seeds of an automation, then those for all; by name within. */
export async function savedSeedsFor(
  db: SeedpadDatabase,
  project: string,
  automation: string,
): Promise<SavedSeed[]> {
  const all = await db.savedSeeds.toArray()
  const own = all.filter((seed) => seed.project === project && seed.automation === automation)
  const common = all.filter((seed) => seed.project === null || seed.automation === null)
  const byName = new Intl.Collator(undefined, { numeric: true })
  return [own, common].flatMap((seeds) => seeds.sort((a, b) => byName.compare(a.name, b.name)))
}

/** Keeps a seed under a name. */
export async function saveSeed(details: SavedSeedDetails, seedText: string): Promise<SavedSeed> {
  const { db } = await openDatabase()
  const now = Date.now()
  const seed = { ...details, id: randomUuid(), seedText, createdAt: now, updatedAt: now }
  await db.savedSeeds.add(seed)
  return seed
}

/**
 * Changes details or text of a saved seed; one that was deleted meanwhile stays deleted.
 * @returns takes that back; `false` where the seed was changed again since, or deleted: then it stays as it is
 */
export async function changeSavedSeed(
  id: string,
  change: Partial<SavedSeedDetails & { seedText: string }>,
): Promise<() => Promise<boolean>> {
  const { db } = await openDatabase()
  const { before, after } = await db.transaction('rw', db.savedSeeds, async () => {
    const before = await db.savedSeeds.get(id)
    await db.savedSeeds.update(id, { ...change, updatedAt: Date.now() })
    return { before, after: JSON.stringify(await db.savedSeeds.get(id)) }
  })
  return () =>
    db.transaction('rw', db.savedSeeds, async () => {
      if (!before || JSON.stringify(await db.savedSeeds.get(id)) !== after) return false
      await db.savedSeeds.put(before)
      return true
    })
}

/**
 * Deletes a saved seed.
 * @returns puts it back
 */
export async function deleteSavedSeed(id: string): Promise<() => Promise<void>> {
  const { db } = await openDatabase()
  const seed = await db.savedSeeds.get(id)
  await db.savedSeeds.delete(id)
  return async () => {
    // Never over another: nothing else makes a seed of this id, save a second undo.
    if (seed && !(await db.savedSeeds.get(id))) await db.savedSeeds.add(seed)
  }
}

/** The saved seed of this name in this place, if there is one; case and spaces around do not tell names apart. */
export async function findSavedSeed(details: SavedSeedDetails): Promise<SavedSeed | undefined> {
  const { db } = await openDatabase()
  const wanted = details.name.trim().toLowerCase()
  return db.savedSeeds
    .filter(
      (seed) =>
        seed.project === details.project &&
        seed.automation === details.automation &&
        seed.name.trim().toLowerCase() === wanted,
    )
    .first()
}

/** "a, b,,B " → ["a", "b"]: tags as typed, each once. */
export function readTags(text: string): string[] {
  const tags = new Map<string, string>()
  for (const tag of text.split(',').map((part) => part.trim())) {
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
  }
  return [...tags.values()]
}
