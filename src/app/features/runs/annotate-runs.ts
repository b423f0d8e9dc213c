import { openDatabase } from '../../lib/database'

/** What a tag may be: short, without what would part it from others. */
export const TAG_LIMIT = 40

/** A tag as it is kept; empty where nothing is left of it. */
export const cleanTag = (text: string): string =>
  text
    .replace(/[,#\s]+/g, ' ')
    .trim()
    .slice(0, TAG_LIMIT)

export async function setStar(startIds: readonly string[], starred: boolean): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, async () => {
    for (const startId of startIds) await db.runs.update(startId, { starred })
  })
}

export async function setNote(startId: string, note: string): Promise<void> {
  const { db } = await openDatabase()
  await db.runs.update(startId, { note })
}

/** Adds tags to runs, or takes them off. */
export async function changeTags(
  startIds: readonly string[],
  change: { add?: readonly string[]; remove?: readonly string[] },
): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, async () => {
    for (const run of await db.runs.bulkGet([...startIds])) {
      if (!run) continue
      const left = (run.tags ?? []).filter((tag) => !change.remove?.includes(tag))
      await db.runs.update(run.startId, { tags: [...new Set([...left, ...(change.add ?? [])])] })
    }
  })
}
