import type { Delivery } from '../../../contract/inbox-messages'
import { withTexts } from '../delivery-text/delivery-texts'
import { isPossibleTime } from '../possible-time'
import { readRun } from '../read-run'
import { type IndexChunk, isSoundChunk } from './index-chunk'
import type { RawDatabase } from './raw-database'
import { factsOf } from './run-facts'
import type { RunIndex } from './run-index'
import { searchTextOf } from './search-text'

/** Grows whenever kept chunks would be read wrongly. */
const VERSION = 3
const META = -1
const BATCH = 500
const CHUNKS_AT_ONCE = 20
const DELIVERIES_AT_ONCE = 50
/** Clocks of tabs and server differ a little, and a row may be written while it is read. */
const OVERLAP_MS = 10 * 60_000

type Meta = {
  id: typeof META
  version: number
  /** The first build has come so far, by startId; null: it is done. */
  builtThrough: string | null
  /** Runs written up to then are in. Milliseconds. */
  changedMark: number
  /** The same for deliveries, by the server's clock. ISO 8601. */
  deliveryMark: string
}

const NEW: Meta = { id: META, version: VERSION, builtThrough: '', changedMark: 0, deliveryMark: '' }

/** A mark that is no time, or lies ahead of the clock, would hide changes. */
function isSoundMeta({ version, builtThrough, changedMark, deliveryMark }: Meta): boolean {
  return (
    version === VERSION &&
    (builtThrough === null || typeof builtThrough === 'string') &&
    changedMark >= 0 &&
    changedMark <= Date.now() + OVERLAP_MS &&
    (deliveryMark === '' || isPossibleTime(Date.parse(deliveryMark)))
  )
}

/**
 * Brings the index up to date with the database and keeps it there. All work is done in small batches, so that searches
 * are answered in between.
 */
export function createIndexKeeper(db: RawDatabase, index: RunIndex) {
  let meta = NEW
  let taking: Promise<unknown> = Promise.resolve()

  /** @returns whether what was kept is used: one that holds what can't be is left, and all is built anew */
  async function load(): Promise<boolean> {
    const kept = await db.read<Meta>('runIndex', META)
    if (kept === undefined || !isSoundMeta(kept)) return false
    const all: IndexChunk[] = []
    for (let first = 0; ; first += CHUNKS_AT_ONCE) {
      const range = IDBKeyRange.bound(first, first + CHUNKS_AT_ONCE, false, true)
      const chunks = await db.all<IndexChunk>('runIndex', range, CHUNKS_AT_ONCE)
      if (chunks.length === 0) break
      if (!chunks.every(isSoundChunk)) return false
      all.push(...chunks)
    }
    meta = kept
    index.restore(all)
    return true
  }

  /** @param onProgress told after every batch how many runs are in */
  async function catchUp(onProgress: () => void): Promise<void> {
    const began = Date.now()
    if (meta.builtThrough === null) {
      const changed = await db.keys(
        'runs',
        IDBKeyRange.lowerBound(meta.changedMark - OVERLAP_MS),
        'changedAt',
      )
      await takeIds(changed, onProgress)
    } else await build(meta.builtThrough, onProgress)
    await takeDeliveries(onProgress)
    await dropDeleted()
    meta = { ...meta, builtThrough: null, changedMark: began }
    onProgress()
  }

  async function build(through: string, onProgress: () => void): Promise<void> {
    if (meta.changedMark === 0) meta = { ...meta, changedMark: Date.now() }
    for (let last = through; ; ) {
      const range = last === '' ? null : IDBKeyRange.lowerBound(last, true)
      const rows = await db.all<{ startId: string }>('runs', range, BATCH)
      if (rows.length === 0) break
      await takeRows(rows)
      last = rows.at(-1)?.startId ?? last
      meta = { ...meta, builtThrough: last }
      onProgress()
    }
    // What changed behind the builder's back.
    await takeIds(
      await db.keys('runs', IDBKeyRange.lowerBound(meta.changedMark - OVERLAP_MS), 'changedAt'),
      onProgress,
    )
  }

  async function takeDeliveries(onProgress: () => void): Promise<void> {
    // One that says it comes later would hide all that come until then.
    const last = await db.lastKey(
      'deliveries',
      'receivedAt',
      IDBKeyRange.upperBound(new Date().toISOString()),
    )
    if (meta.deliveryMark !== '') {
      const since = new Date(Date.parse(meta.deliveryMark) - OVERLAP_MS).toISOString()
      const keys = await db.keys('deliveries', IDBKeyRange.lowerBound(since), 'receivedAt')
      for (let at = 0; at < keys.length; at += DELIVERIES_AT_ONCE) {
        const some = await db.readMany<Delivery>('deliveries', keys.slice(at, at + DELIVERIES_AT_ONCE))
        await takeIds([...new Set(some.flatMap((delivery) => delivery?.startId ?? []))], onProgress)
      }
    }
    if (typeof last === 'string' && isPossibleTime(Date.parse(last))) meta = { ...meta, deliveryMark: last }
  }

  async function dropDeleted(): Promise<void> {
    // Not by their number alone: one may be gone, and another there, without a word from the page.
    const known = index.startIds()
    const there = new Set(await db.keys('runs', null))
    const gone = known.filter((startId) => !there.has(startId))
    const missing = [...there].filter((startId) => !index.has(startId))
    // Read once more: what is written meanwhile is in no list of before.
    await takeIds([...gone, ...missing], () => {})
  }

  /** Reads runs anew; those that are gone leave the index. */
  async function takeIds(ids: readonly string[], onProgress: () => void): Promise<void> {
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = ids.slice(at, at + BATCH)
      const rows = await db.readMany<{ startId: string }>('runs', some)
      some.forEach((startId, row) => {
        if (rows[row] === undefined) index.remove(startId)
      })
      await takeRows(rows.flatMap((row) => row ?? []))
      onProgress()
    }
  }

  async function takeRows(rows: readonly { startId: string }[]): Promise<void> {
    // Most runs have no delivery; the index of theirs is asked only for those that say so.
    const runs = rows.map(readRun)
    await Promise.all(
      runs.map(async (run) => {
        const deliveries = run.resultAt === null ? [] : await deliveriesOf(db, run.startId)
        index.put(factsOf(run), searchTextOf(run, await withTexts(deliveries)))
      }),
    )
  }

  /** Writes what changed since. @param everything after another tab has written */
  async function save(everything: boolean): Promise<void> {
    const chunks = index.takeDirty(everything)
    if (chunks.length === 0 && !everything) return
    await db.put('runIndex', [...chunks, meta], everything)
  }

  return {
    load,
    catchUp,
    /** Takes what changed, one change after the other: a run that is slow to read would come back after its deletion. */
    takeChanged(ids: readonly string[], onProgress: () => void): Promise<void> {
      const taken = taking.then(() => takeIds(ids, onProgress))
      taking = taken.catch(() => undefined)
      return taken
    },
    save,
    /** Forgets what was kept: the next catching up builds everything anew. */
    forget() {
      meta = NEW
    },
    /** The share of all runs that the first build has come to; null once it is done. */
    async progress(): Promise<number | null> {
      if (meta.builtThrough === null) return null
      const all = await db.count('runs')
      return all === 0 ? 0 : Math.min(1, index.size() / all)
    },
    markSeen() {
      if (meta.builtThrough === null) meta = { ...meta, changedMark: Date.now() }
    },
  }
}

export const deliveriesOf = (db: RawDatabase, startId: string): Promise<Delivery[]> =>
  db.all<Delivery>('deliveries', IDBKeyRange.only(startId), 100, 'startId')
