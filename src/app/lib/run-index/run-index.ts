import { CHUNK_ROWS, emptyChunk, findInChunk, type IndexChunk, putRow } from './index-chunk'
import { createMatcher, type FacetCounts, kindOf } from './match-runs'
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

const NO_TAGS: readonly string[] = []
const NOTHING = { text: '', whole: true }

/** The runs' search index in memory: plain data in and out, no database. */
export function createRunIndex() {
  const chunks: IndexChunk[] = []
  const places = new Map<string, number>()
  const dirty = new Set<number>()
  /** Places, oldest run first. */
  let order: number[] = []
  let ordered = true

  // Rows that were read or kept have a copy each of the few names that there are.
  const names = new Map<string, string>()
  const one = (name: string): string => {
    const known = names.get(name)
    if (known === undefined) names.set(name, name)
    return known ?? name
  }
  const shared = (facts: RunFacts): RunFacts => ({
    startId: facts.startId,
    createdAt: facts.createdAt,
    state: one(facts.state) as RunFacts['state'],
    target: one(facts.target),
    simulated: facts.simulated,
    project: one(facts.project),
    automation: one(facts.automation),
    batch: facts.batch === null ? null : one(facts.batch),
    starred: facts.starred,
    tags: facts.tags.length === 0 ? NO_TAGS : facts.tags.map(one),
    acceptMs: facts.acceptMs,
    resultMs: facts.resultMs,
    hasResult: facts.hasResult,
  })

  /** One run of each kind, and the kind of each place. */
  const kinds: RunFacts[] = []
  const kindNumbers = new Map<string, number>()
  const kindAt: number[] = []
  const setKind = (place: number, facts: RunFacts) => {
    const kind = kindOf(facts)
    let number = kindNumbers.get(kind)
    if (number === undefined) {
      number = kinds.push(facts) - 1
      kindNumbers.set(kind, number)
    }
    kindAt[place] = number
  }

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
    if (chunk) {
      const kept = shared(facts)
      putRow(chunk, place % CHUNK_ROWS, kept, searchText)
      setKind(place, kept)
    }
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
    const passing = kinds.map(matcher.passes)
    const counts = new Int32Array(kinds.length)
    const places_ = inOrder()
    const runs: RunFacts[] = []
    for (let at = places_.length - 1; at >= 0; at--) {
      const place = places_[at] as number
      if (hits !== null && hits[place] === 0) continue
      const facts = factsAt(place)
      if (!facts || !matcher.inTime(facts)) continue
      const kind = kindAt[place] as number
      counts[kind] = (counts[kind] as number) + 1
      if (passing[kind]) runs.push(facts)
    }
    counts.forEach((times, kind) => {
      const facts = kinds[kind]
      if (facts && times > 0) matcher.count(facts, times)
    })
    return { runs, facets: matcher.counts(), unread: hits ? unreadFor(query, now, hits) : [] }
  }

  function unreadFor(query: RunQuery, now: number, hits: Uint8Array): string[] {
    const matcher = createMatcher(query, now)
    return chunks.flatMap(({ id, facts, cut }) =>
      cut.flatMap((row) => {
        const one = facts[row]
        return one && hits[id * CHUNK_ROWS + row] === 0 && matcher.inTime(one) && matcher.passes(one)
          ? [one.startId]
          : []
      }),
    )
  }

  /** Takes chunks as they were kept. */
  function restore(kept: readonly IndexChunk[]): void {
    for (const chunk of kept) {
      // A gap would shift every place after it.
      while (chunks.length < chunk.id) chunks.push(emptyChunk(chunks.length))
      chunk.facts = chunk.facts.map((facts) => facts && shared(facts))
      chunks[chunk.id] = chunk
      chunk.facts.forEach((facts, row) => {
        if (!facts) return
        const place = chunk.id * CHUNK_ROWS + row
        places.set(facts.startId, place)
        setKind(place, facts)
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
