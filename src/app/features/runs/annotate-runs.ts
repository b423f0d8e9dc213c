import { openDatabase, type SeedpadDatabase } from '../../lib/database'
import { readRun } from '../../lib/read-run'
import { joinNotes } from '../../lib/run-export/merge-run'

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

/** The run is in neither the history nor what was deleted from it. */
class RunGoneError extends Error {
  override name = 'RunGoneError'
}

/**
 * Writes a note over one that its writer has seen, and over no other.
 * @param seen the note as it was when the writing began, or was last kept, and what is on its way there
 * @returns what stands there instead, from another tab or a file; null where the note was written
 * @throws {RunGoneError} there is no such run any more
 */
export async function setNote(
  startId: string,
  note: string,
  seen: readonly string[],
): Promise<string | null> {
  let other: string | null = null
  await changeNote(startId, (there) => {
    other = seen.includes(there) || there === note ? null : there
    return other ?? note
  })
  return other
}

/**
 * Keeps a note beside the one that stands there: for one that can't be asked about any more.
 * @throws {RunGoneError} there is no such run any more
 */
export const addNote = (startId: string, note: string): Promise<void> =>
  changeNote(startId, (there) => joinNotes(there, note))

/** In one transaction; the note of a run that was deleted meanwhile comes back with it. */
async function changeNote(startId: string, change: (there: string) => string): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, db.deletedRuns, async () => {
    const run = await db.runs.get(startId)
    if (!run) return changeDeletedNote(db, startId, change)
    const there = run.note ?? ''
    const note = change(there)
    if (note !== there) await db.runs.update(startId, { note })
  })
}

async function changeDeletedNote(
  db: SeedpadDatabase,
  startId: string,
  change: (there: string) => string,
): Promise<void> {
  const deleted = await db.deletedRuns.where('startId').equals(startId).last()
  if (!deleted) throw new RunGoneError('there is no such run any more')
  const note = change(readRun(deleted.run).note ?? '')
  await db.deletedRuns.put({ ...deleted, run: { ...(deleted.run as object), note } })
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
