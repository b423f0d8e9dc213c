import { CHUNK_ROWS, emptyChunk, findInChunk, type IndexChunk, putRow } from './index-chunk'
import { createMatcher, type FacetCounts } from './match-runs'
import type { RunFacts } from './run-facts'
import type { RunQuery } from './run-query'
import { termsOf } from './search-text'

export type Found = {
  /** Newest first. */
  runs: RunFacts[]
  facets: FacetCounts
  /** Runs that may still match, since only the beginning of their texts is indexed. */
  unread: string[]
}

const NOTHING = { text: '', whole: true }

/** The runs' search index in memory: plain data in and out, no database. */
export function createRunIndex() {
  const chunks: IndexChunk[] = []
  const places = new Map<string, number>()
  const dirty = new Set<number>()
  /** Places, oldest run first. */
  let order: number[] = []
  let ordered = true

  const factsAt = (place: number) => chunks[Math.floor(place / CHUNK_ROWS)]?.facts[place % CHUNK_ROWS] ?? null

  function put(facts: RunFacts, searchText: { text: string; whole: boolean }): void {
    let place = places.get(facts.startId)
    if (place === undefined) {
      let last = chunks.at(-1)
      if (!last || last.facts.length >= CHUNK_ROWS) {
        last = emptyChunk(chunks.length)
        chunks.push(last)
      }
      place = last.id * CHUNK_ROWS + last.facts.length
      places.set(facts.startId, place)
      const newest = order.at(-1)
      if (newest !== undefined && (factsAt(newest)?.createdAt ?? Number.POSITIVE_INFINITY) > facts.createdAt)
        ordered = false
      order.push(place)
    } else if (factsAt(place)?.createdAt !== facts.createdAt) ordered = false
    const chunk = chunks[Math.floor(place / CHUNK_ROWS)]
    if (chunk) putRow(chunk, place % CHUNK_ROWS, facts, searchText)
    dirty.add(Math.floor(place / CHUNK_ROWS))
  }

  function remove(startId: string): boolean {
    const place = places.get(startId)
    const chunk = place === undefined ? undefined : chunks[Math.floor(place / CHUNK_ROWS)]
    if (place === undefined || chunk === undefined) return false
    places.delete(startId)
    putRow(chunk, place % CHUNK_ROWS, null, NOTHING)
    dirty.add(chunk.id)
    // Its place stays empty, and is left out from now on.
    ordered = false
    return true
  }

  function inOrder(): readonly number[] {
    if (ordered) return order
    order = [...places.values()]
    const times = new Float64Array(chunks.length * CHUNK_ROWS)
    for (const place of order) times[place] = factsAt(place)?.createdAt ?? 0
    order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b)
    ordered = true
    return order
  }

  /** @param alsoFound runs that were found by reading them whole */
  function find(query: RunQuery, now: number, alsoFound: ReadonlySet<string> = new Set()): Found {
    const terms = termsOf(query.text)
    const hits = terms.length === 0 ? null : new Uint8Array(chunks.length * CHUNK_ROWS)
    if (hits)
      for (const chunk of chunks) findInChunk(chunk, terms, (row) => (hits[chunk.id * CHUNK_ROWS + row] = 1))
    if (hits)
      for (const startId of alsoFound) {
        const place = places.get(startId)
        if (place !== undefined) hits[place] = 1
      }
    const matcher = createMatcher(query, now)
    const places_ = inOrder()
    const runs: RunFacts[] = []
    for (let at = places_.length - 1; at >= 0; at--) {
      const place = places_[at] as number
      const facts = factsAt(place)
      if (facts && matcher.take(facts, hits === null || hits[place] === 1)) runs.push(facts)
    }
    return { runs, facets: matcher.counts(), unread: hits ? unreadFor(query, now, hits) : [] }
  }

  function unreadFor(query: RunQuery, now: number, hits: Uint8Array): string[] {
    const matcher = createMatcher(query, now)
    return chunks.flatMap(({ id, facts, cut }) =>
      cut.flatMap((row) => {
        const one = facts[row]
        return one && hits[id * CHUNK_ROWS + row] === 0 && matcher.take(one, true) ? [one.startId] : []
      }),
    )
  }

  /** Takes chunks as they were kept. */
  function restore(kept: readonly IndexChunk[]): void {
    for (const chunk of kept) {
      // A gap would shift every place after it.
      while (chunks.length < chunk.id) chunks.push(emptyChunk(chunks.length))
      chunks[chunk.id] = chunk
      chunk.facts.forEach((facts, row) => {
        if (facts) places.set(facts.startId, chunk.id * CHUNK_ROWS + row)
      })
    }
    ordered = false
  }

  return {
    put,
    remove,
    find,
    restore,
    has: (startId: string) => places.has(startId),
    size: () => places.size,
    startIds: () => [...places.keys()],
    /** The chunks changed since last asked. */
    takeDirty(all = false): IndexChunk[] {
      const taken = all ? [...chunks] : [...dirty].flatMap((id) => chunks[id] ?? [])
      dirty.clear()
      return taken
    },
  }
}

export type RunIndex = ReturnType<typeof createRunIndex>
