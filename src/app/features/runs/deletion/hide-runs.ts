import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import type { DeletedDelivery, Deletion } from '../../../lib/deletion'
import { randomUuid } from '../../../lib/random'
import { readRun } from '../../../lib/read-run'
import type { Run } from '../../../lib/run'
import { takeUnseen } from '../../../lib/unseen'

/** What a deletion leaves where it is, whatever it was told to delete. */
export type Spared = { starred: boolean; unknown: boolean }

type Hiding = {
  ids: readonly string[]
  spare?: Spared
  /** Not to be brought back: for a browser that has no room for what is deleted. */
  forGood?: boolean
  /** Told after each slice how many of the runs have been looked at. */
  onProgress?: (done: number) => void
  /** Asked before each slice; what was taken by then stays taken. */
  isStopped?: () => boolean
}

/** What came of it. `id`: the deletion, by which it is undone; null where nothing went, or for good. */
export type Hidden = { id: string | null; count: number }

const AT_ONCE = 100
/** A delivery may be a megabyte. */
const DELIVERIES_AT_ONCE = 10

/**
 * Takes runs and their deliveries out of the history, slice by slice, each in one transaction, and keeps them under one
 * deletion. What was taken before a failure stays taken, and can be brought back all the same.
 * A run that is still being sent stays in any case: its row is the only proof that something may have been started.
 * @throws where the database can't be written
 */
export async function hideRuns({
  ids,
  spare,
  forGood = false,
  onProgress,
  isStopped = () => false,
}: Hiding): Promise<Hidden> {
  const { db } = await openDatabase()
  const deletion: Deletion = { id: randomUuid(), at: Date.now(), count: 0, automation: null }
  for (let at = 0; at < ids.length && !isStopped(); at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE)
    const goOn = await db.transaction(
      'rw',
      [db.runs, db.deliveries, db.deletions, db.deletedRuns, db.deletedDeliveries, db.settings],
      () => takeSlice(db, deletion, some, spare, forGood),
    )
    if (!goOn) break
    onProgress?.(Math.min(ids.length, at + AT_ONCE))
  }
  return { id: deletion.count > 0 && !forGood ? deletion.id : null, count: deletion.count }
}

/** @returns false where the deletion was undone or carried out meanwhile, in another tab */
async function takeSlice(
  db: SeedpadDatabase,
  deletion: Deletion,
  ids: readonly string[],
  spare: Spared | undefined,
  forGood: boolean,
): Promise<boolean> {
  if (deletion.count > 0 && !forGood) {
    const begun = await db.deletions.get(deletion.id)
    if (!begun || begun.final) return false
  }
  // As they are stored: a row that can't be read comes back as it was.
  const stored: unknown[] = await db.runs.where(':id').anyOf(ids).raw().toArray()
  const taken = stored.flatMap((row) => {
    const run = readRun(row)
    return mayGo(run, spare) ? [{ run, row }] : []
  })
  if (taken.length === 0) return true
  const startIds = taken.map(({ run }) => run.startId)
  const keys = await db.deliveries.where('startId').anyOf(startIds).primaryKeys()
  const unseen = await takeUnseen(db, keys)
  if (!forGood) {
    await db.deletedRuns.bulkPut(
      taken.map(({ run, row }) => ({ deletion: deletion.id, startId: run.startId, run: row })),
    )
    for (let at = 0; at < keys.length; at += DELIVERIES_AT_ONCE) {
      const some = await db.deliveries.bulkGet(keys.slice(at, at + DELIVERIES_AT_ONCE))
      await db.deletedDeliveries.bulkPut(
        some.flatMap((delivery): DeletedDelivery[] => {
          if (!delivery) return []
          const { key, startId } = delivery
          return [{ deletion: deletion.id, key, startId, delivery, unseen: unseen.has(key) }]
        }),
      )
    }
  }
  await db.runs.bulkDelete(startIds)
  await db.deliveries.bulkDelete(keys)
  const count = deletion.count + taken.length
  const automation = count === 1 ? (taken[0]?.run.automation ?? null) : null
  if (!forGood) await db.deletions.put({ ...deletion, count, automation })
  deletion.count = count
  return true
}

function mayGo({ state, starred }: Run, spare: Spared | undefined): boolean {
  return state !== 'sending' && !(spare?.starred && starred) && !(spare?.unknown && state === 'unknown')
}
