import type { SeedpadDatabase } from '../database'
import { createListeners } from '../listeners'
import { isOwnRun } from '../own-run'
import type { Run } from '../run'
import { RUN_CHANGES } from '../run-changes'
import { openTabChannel } from '../tab-channel'

/** A run of the day. `profile`: whose budget it counts against; null where it counts against none. */
type Entry = { changedAt: number; profile: string | null }

/** The runs since a midnight, as they stood at `asOf`: read once, then only what was written since. */
type Tally = { midnight: number; asOf: number; entries: Map<string, Entry>; used: Map<string, number> }

const MOST_TOUCHED = 5_000

/** What may have been charged: sent from here, and not refused. */
const counts = (run: Run): boolean =>
  isOwnRun(run) &&
  !run.target.simulated &&
  (run.state === 'sending' || run.state === 'started' || run.state === 'unknown')

function createSpentToday() {
  let tally: Tally | null = null
  /** Runs that somebody wrote, or deleted: what was deleted can't be found by when it was written. */
  const touched = new Set<string>()
  let following = false
  let version = 0
  const listeners = createListeners()

  const watched = new WeakSet<SeedpadDatabase>()

  function touch(ids: readonly string[]) {
    for (const id of ids) touched.add(id)
    // Nobody has asked for long: the day is read anew then.
    if (touched.size > MOST_TOUCHED) forget()
  }
  const forget = () => {
    tally = null
    touched.clear()
  }
  function follow() {
    if (following) return
    following = true
    openTabChannel(RUN_CHANGES).onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!Array.isArray(data)) return
      const ids = data.filter((id) => typeof id === 'string')
      const concerned = ids.some((id) => tally?.entries.has(id))
      touch(ids)
      if (!concerned) return
      version += 1
      listeners.tell()
    }
  }
  /** What this page deletes itself is known at once, not only when the line tells. */
  function watch(db: SeedpadDatabase) {
    if (watched.has(db)) return
    watched.add(db)
    db.runs.hook('deleting', (startId, _, { idbtrans }) => {
      idbtrans.addEventListener('complete', () => touch([startId]))
    })
  }

  return {
    /** Grows whenever runs of the day were changed or deleted, in this tab or another. */
    version: () => version,
    subscribe(listener: () => void) {
      follow()
      return listeners.subscribe(listener)
    },
    /**
     * How many runs of a profile since a midnight may have been charged. The day is read once; after that each call reads
     * only the runs that were written since the one before. In a transaction that may write runs it is exact: nobody else
     * writes meanwhile. A deletion in another tab may be seen a moment late, so that there never are too few.
     * @param midnight milliseconds since 1970
     */
    async count(db: SeedpadDatabase, profile: string, midnight: number): Promise<number> {
      follow()
      watch(db)
      const asOf = Date.now()
      let day = tally
      if (day && day.midnight === midnight && asOf >= day.asOf) await catchUp(db, day, asOf)
      // Also where the clock was set back: rows of before bear later times than those to come.
      else tally = day = await readDay(db, midnight, asOf)
      return day.used.get(profile) ?? 0
    },
  }

  async function readDay(db: SeedpadDatabase, midnight: number, asOf: number): Promise<Tally> {
    touched.clear()
    const day: Tally = { midnight, asOf, entries: new Map(), used: new Map() }
    await db.runs
      .where('createdAt')
      .aboveOrEqual(midnight)
      .each((run) => put(day, run))
    return day
  }

  async function catchUp(db: SeedpadDatabase, known: Tally, asOf: number): Promise<void> {
    // What is touched from here on may be newer than what is read.
    const before = [...touched].filter((startId) => known.entries.has(startId))
    touched.clear()
    try {
      const changed = await db.runs.where('changedAt').aboveOrEqual(known.asOf).toArray()
      for (const run of changed) if (run.createdAt >= known.midnight) put(known, run)
      // Those that are there still were read by when they were written, at the latest.
      const there = new Set(before.length === 0 ? [] : await keysOf(db, before))
      for (const startId of before) if (!there.has(startId)) take(known, startId)
      known.asOf = Math.max(known.asOf, asOf)
    } catch (error) {
      if (tally === known) forget()
      throw error
    }
  }
}

const keysOf = (db: SeedpadDatabase, startIds: string[]): Promise<string[]> =>
  db.runs.where('startId').anyOf(startIds).primaryKeys()

function put(tally: Tally, run: Run): void {
  const changedAt = run.changedAt ?? 0
  // Of two readings under way at once the older one may come last.
  if ((tally.entries.get(run.startId)?.changedAt ?? 0) > changedAt) return
  take(tally, run.startId)
  const profile = counts(run) ? run.profile : null
  tally.entries.set(run.startId, { changedAt, profile })
  if (profile !== null) tally.used.set(profile, (tally.used.get(profile) ?? 0) + 1)
}

function take({ entries, used }: Tally, startId: string): void {
  const profile = entries.get(startId)?.profile ?? null
  entries.delete(startId)
  if (profile !== null) used.set(profile, (used.get(profile) ?? 0) - 1)
}

/** What was spent today, in this browser: one tally for all who ask. */
export const spentToday = createSpentToday()
