import { isPossibleDuration, isPossibleTime, UNKNOWN_TIME } from '../possible-time'
import type { RunFacts } from './run-facts'

/** Rows of one chunk: their texts end to end in one string, which a search walks through a hundred times faster than rows. */
export const CHUNK_ROWS = 1000

/** As it is kept in IndexedDB too. A row that was deleted leaves its place empty. */
export type IndexChunk = {
  id: number
  facts: (RunFacts | null)[]
  /** Where each row's text begins; one more at the end. */
  starts: number[]
  text: string
  /** Rows whose long texts are not all in the index. */
  cut: number[]
}

/** Whether a chunk that was kept can be used: it says nothing that no row can. Looked at for each of 100,000 rows, so by hand. */
export function isSoundChunk({ facts, starts, text, cut }: IndexChunk): boolean {
  return (
    Array.isArray(facts) &&
    Array.isArray(starts) &&
    Array.isArray(cut) &&
    typeof text === 'string' &&
    starts.length === facts.length + 1 &&
    facts.every((one) => one === null || areSound(one))
  )
}

const areSound = ({ startId, createdAt, tags, acceptMs, resultMs }: RunFacts): boolean =>
  typeof startId === 'string' &&
  (createdAt === UNKNOWN_TIME || isPossibleTime(createdAt)) &&
  Array.isArray(tags) &&
  (acceptMs === null || isPossibleDuration(acceptMs)) &&
  (resultMs === null || isPossibleDuration(resultMs))

export const emptyChunk = (id: number): IndexChunk => ({ id, facts: [], starts: [0], text: '', cut: [] })

/** Adds a row at the end, or puts another in place of one. */
export function putRow(
  chunk: IndexChunk,
  row: number,
  facts: RunFacts | null,
  { text, whole }: { text: string; whole: boolean },
): void {
  const start = chunk.starts[row] ?? 0
  if (row === chunk.facts.length) {
    chunk.facts.push(facts)
    chunk.text += text
    chunk.starts.push(start + text.length)
  } else {
    const end = chunk.starts[row + 1] ?? start
    chunk.facts[row] = facts
    chunk.text = chunk.text.slice(0, start) + text + chunk.text.slice(end)
    const shift = text.length - (end - start)
    for (let at = row + 1; at < chunk.starts.length; at++) chunk.starts[at] = (chunk.starts[at] ?? 0) + shift
  }
  chunk.cut = chunk.cut.filter((other) => other !== row)
  if (!whole) chunk.cut.push(row)
}

/** Calls back for each row that holds all terms. @param terms folded; the first one is looked for first */
export function findInChunk(chunk: IndexChunk, terms: readonly string[], found: (row: number) => void): void {
  const [first = '', ...others] = terms
  const { text, starts } = chunk
  let row = 0
  for (let at = text.indexOf(first); at >= 0; ) {
    while ((starts[row + 1] ?? Number.POSITIVE_INFINITY) <= at) row++
    const end = starts[row + 1] ?? text.length
    // Not where it reaches over into the next row.
    if (at + first.length <= end) {
      if (others.length === 0 || holdsAll(text.slice(starts[row], end), others)) found(row)
      at = text.indexOf(first, end)
    } else at = text.indexOf(first, at + 1)
  }
}

export const holdsAll = (text: string, terms: readonly string[]): boolean =>
  terms.every((term) => text.includes(term))
