import * as z from 'zod/mini'
import { openDatabase, type SeedpadDatabase } from './database'

/**
 * A list of things that are kept in this browser under names of the operator's, as one setting.
 * @param key of the setting
 * @param schema of one of them; a stored list that does not fit it counts as empty, and the next one saved takes its place
 */
export function createNamedList<T extends { name: string }>(key: string, schema: z.ZodMiniType<T>) {
  const listSchema = z.array(schema)

  function read(stored: string | undefined): T[] {
    try {
      return listSchema.parse(JSON.parse(stored ?? '[]'))
    } catch {
      return []
    }
  }

  async function change(name: string, to: (others: T[]) => T[], over?: AbortSignal): Promise<T | undefined> {
    const { db } = await openDatabase()
    return db.transaction('rw', db.settings, async () => {
      const known = read((await db.settings.get(key))?.value)
      const next = to(known.filter((one) => one.name !== name))
      next.sort((a, b) => a.name.localeCompare(b.name))
      over?.throwIfAborted()
      await db.settings.put({ key, value: JSON.stringify(next) })
      over?.throwIfAborted()
      return known.find((one) => one.name === name)
    })
  }

  return {
    /** All of them, in the order of their names. */
    all: async (db: SeedpadDatabase): Promise<T[]> => read((await db.settings.get(key))?.value),
    /**
     * Keeps one; another of the same name gives way.
     * @param over asked for when it is not to be kept after all: nothing changes then
     * @returns the one that gave way
     */
    put: (one: T, over?: AbortSignal): Promise<T | undefined> =>
      change(one.name, (others) => [...others, one], over),
    /** @returns what was deleted */
    remove: (name: string): Promise<T | undefined> => change(name, (others) => others),
  }
}
