import * as z from 'zod/mini'
import { openDatabase, type SeedpadDatabase } from '../../lib/database'
import { type Draft, draftSchema } from '../../lib/draft'

/** Of one draft; the oldest go. */
const MOST_KEPT = 4
const asideSchema = z.array(draftSchema)
const rowOf = (key: string) => `draftAside ${key}`

/**
 * Keeps a text that has to give way to another of the same draft, such as another tab’s.
 * @param db in a transaction that may write settings
 */
export async function keepAside(db: SeedpadDatabase, draft: Draft): Promise<void> {
  const others = (await read(db, draft.key)).filter((one) => one.updatedAt !== draft.updatedAt)
  await write(db, draft.key, [...others.slice(1 - MOST_KEPT), draft])
}

/** The text of this draft that gave way last and was neither brought back nor let go, or `null`. */
export async function asideOf(key: string): Promise<Draft | null> {
  const { db } = await openDatabase()
  return (await read(db, key)).at(-1) ?? null
}

/** It was brought back, or is not wanted. */
export async function letAsideGo({ key, updatedAt }: Draft): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.settings, async () => {
    const kept = await read(db, key)
    await write(
      db,
      key,
      kept.filter((one) => one.updatedAt !== updatedAt),
    )
  })
}

async function read(db: SeedpadDatabase, key: string): Promise<Draft[]> {
  const row = await db.settings.get(rowOf(key))
  try {
    return asideSchema.parse(JSON.parse(row?.value ?? '[]'))
  } catch {
    return []
  }
}

async function write(db: SeedpadDatabase, key: string, drafts: Draft[]): Promise<void> {
  if (drafts.length === 0) await db.settings.delete(rowOf(key))
  else await db.settings.put({ key: rowOf(key), value: JSON.stringify(drafts) })
}
