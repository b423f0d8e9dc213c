import { BEGINS_ALONE, BEGINS_ANYWHERE, createAutomaton } from './pattern-automaton'
import { createReadPaths } from './read-paths'
import type { PatternPlace, SecretPattern } from './secret-patterns'
import { createSpellingReader, isPlain } from './spellings'
import { isFree } from './token-edges'

/**
 * Enough for any text of a megabyte that was not made to take long, and about half a second at most. Steps are counted
 * and not timed, so that the same answer is always shown, or never.
 */
export const MOST_STEPS = 6_000_000
/** More than the longest spelling of one character. */
const RING = 4096
const BACKSLASH = 0x5c

type Find = [from: number, to: number]

class TooMuchWork extends Error {}

/**
 * Where the patterns stand in a text, in whatever spelling, in order and without overlaps. The text is gone through once,
 * along all its readings at the same time: at each place it is known which beginnings of patterns have been read up to
 * there.
 * @param onSteps told at the end how much work it was
 */
export function findSecrets(
  text: string,
  patterns: readonly SecretPattern[],
  isCut: boolean,
  mostSteps = MOST_STEPS,
  onSteps?: (steps: number) => void,
): Find[] | 'too-much-work' {
  let steps = 0
  const spend = (work: number) => {
    steps += work
    if (steps > mostSteps) throw new TooMuchWork()
  }
  try {
    return search(text, patterns, isCut, spend)
  } catch (cause) {
    if (cause instanceof TooMuchWork) return 'too-much-work'
    throw cause
  } finally {
    onSteps?.(steps)
  }
}

function search(
  text: string,
  patterns: readonly SecretPattern[],
  isCut: boolean,
  spend: (steps: number) => void,
): Find[] {
  spend(text.length)
  const automaton = createAutomaton(patterns, spend)
  const readingsAt = createSpellingReader(text, spend, automaton.has(BACKSLASH))
  const paths = createReadPaths()
  const { finds, add } = createFinds()
  const endOfCode = createEndOfCode(text)
  // A character that was cut in two reads as this one.
  const textEnd = isCut && text.endsWith('\ufffd') ? text.length - 1 : text.length
  /** For each place ahead: node and path, node and path, … of what has been read up to there. */
  const arrivals: number[][] = Array.from({ length: RING }, () => [])
  /** How much of each of them holds; they are not made anew. */
  const lengths = new Int32Array(RING)
  let lastArrival = -1

  function arrive(place: number, node: number, path: number) {
    spend(1)
    tell(place, node, path)
    const slot = place % RING
    const there = arrivals[slot] ?? []
    const length = lengths[slot] ?? 0
    let kept = 0
    for (let i = 0; i < length; i += 2) {
      const otherNode = there[i] ?? 0
      const otherPath = there[i + 1] ?? 0
      spend(1)
      if (isCovered(place, node, path, otherNode, otherPath)) return
      if (isCovered(place, otherNode, otherPath, node, path)) continue
      there[kept++] = otherNode
      there[kept++] = otherPath
    }
    keep(place, node, path, kept)
  }

  function keep(place: number, node: number, path: number, index: number) {
    const there = arrivals[place % RING] ?? []
    there[index] = node
    there[index + 1] = path
    lengths[place % RING] = index + 2
    lastArrival = Math.max(lastArrival, place)
  }

  /** Whether what was read by one way was read by another way too, which began no later and leads on as far. */
  function isCovered(place: number, node: number, path: number, by: number, byPath: number): boolean {
    if (!automaton.endsIn(by, node)) return false
    const depth = automaton.depthOf(node)
    const before = paths.startOf(path, place, depth) - paths.startOf(byPath, place, depth)
    // Where it matters what stands in front, another beginning is another thing.
    return automaton.mayBePlaced(node) ? before === 0 : before >= 0
  }

  /** Notes the secrets that end at a place. */
  function tell(place: number, node: number, path: number) {
    const length = automaton.anywhereOf(node)
    if (length > 0) {
      spend(1)
      add(paths.startOf(path, place, length), automaton.goesOn(node) ? endOfCode(place) : place)
    }
    for (const pattern of automaton.placedAt(node))
      tellPlaced(paths.startOf(path, place, [...pattern.text].length), place, pattern.place)
    if (isCut && isAtCut(place)) tellBeginnings(place, node, path)
  }

  function tellPlaced(from: number, to: number, place: PatternPlace) {
    spend(4)
    if (isFree(text, from, to, place)) add(from, to)
  }

  function tellBeginnings(place: number, from: number, path: number) {
    for (let node = from; node !== 0; node = automaton.endingOf(node)) {
      spend(1)
      const begins = automaton.beginsOf(node)
      const start = paths.startOf(path, place, automaton.depthOf(node))
      if (begins & BEGINS_ANYWHERE) add(start, text.length)
      else if (begins & BEGINS_ALONE) tellPlaced(start, text.length, 'alone')
    }
  }

  /** Whether the text ends here, or inside an escape that begins here. */
  const isAtCut = (at: number): boolean =>
    at >= textEnd || (at >= textEnd - 30 && /^[\\%&][\\%&#;a-z0-9]*$/i.test(text.slice(at, textEnd)))

  /** Goes on from all that was read up to a place with one reading of what stands there. */
  function goOn(at: number, code: number, end: number) {
    const there = arrivals[at % RING] ?? []
    const length = lengths[at % RING] ?? 0
    if (length === 0) return goOnFrom(0, 0, at, code, end)
    for (let i = 0; i < length; i += 2) goOnFrom(there[i] ?? 0, there[i + 1] ?? 0, at, code, end)
  }

  function goOnFrom(from: number, path: number, at: number, code: number, end: number) {
    const node = automaton.step(from, code)
    if (node !== 0) arrive(end, node, end === at + 1 ? path : paths.extend(path, at, end))
    if (from !== 0) spend(1)
  }

  /** The usual: goes on, from at most one thing that was read, to the next character that may be read in several ways. */
  function goPlainly(at: number): number {
    const there = arrivals[at % RING] ?? []
    let [node = 0, path = 0] = lengths[at % RING] === 0 ? [] : there
    lengths[at % RING] = 0
    let place = at
    for (let unit = text.charCodeAt(place); isPlain(unit); unit = text.charCodeAt(place)) {
      node = automaton.step(node, unit)
      place++
      if (node === 0) path = 0
      else tell(place, node, path)
    }
    if (node !== 0) keep(place, node, path, 0)
    return place
  }

  for (let at = 0; at < text.length; at++) {
    if (lastArrival <= at && (lengths[at % RING] ?? 0) <= 2) at = goPlainly(at)
    const unit = text.charCodeAt(at)
    if (isPlain(unit)) goOn(at, unit, at + 1)
    else {
      const readings = readingsAt(at)
      for (let i = 0; i < readings.length; i += 2) goOn(at, readings[i] ?? 0, readings[i + 1] ?? 0)
    }
    lengths[at % RING] = 0
  }
  return finds
}

/** Finds that come in the order of their ends; those that overlap or touch become one. */
function createFinds() {
  const finds: Find[] = []
  return {
    finds,
    add(from: number, to: number) {
      let start = from
      let end = to
      for (let last = finds.at(-1); last && start <= last[1]; last = finds.at(-1)) {
        start = Math.min(start, last[0])
        end = Math.max(end, last[1])
        finds.pop()
      }
      finds.push([start, end])
    },
  }
}

/** @returns tells where base64 or hexadecimal ends that goes on at a place, escapes in it included */
function createEndOfCode(text: string) {
  const code = /[A-Za-z0-9+/=_%\\-]*/y
  let from = 0
  let end = -1
  return (at: number): number => {
    if (at < from || at > end) {
      code.lastIndex = at
      from = at
      end = at + (code.exec(text)?.[0].length ?? 0)
    }
    return end
  }
}
