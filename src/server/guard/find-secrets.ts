import { createCandidates } from './pattern-candidates'
import { foldCode, type SecretPattern } from './secret-patterns'
import { createSpellingReader, isPlain } from './spellings'
import { isFree } from './token-edges'

/** Enough for any text of a megabyte that was not made to take long. */
const MOST_STEPS = 20_000_000
/** So much of a secret at the end of a text that was cut off is taken for its beginning. */
const SHORTEST_BEGINNING = 4

type Spend = (steps: number) => void
type Find = [from: number, to: number]

class TooMuchWork extends Error {}

/**
 * Where the patterns stand in a text, in whatever spelling, in order and without overlaps. The text is gone through once;
 * from each place only those patterns are tried that begin with what is read there.
 */
export function findSecrets(
  text: string,
  patterns: readonly SecretPattern[],
  isCut: boolean,
  mostSteps = MOST_STEPS,
): Find[] | 'too-much-work' {
  let steps = 0
  const spend = (work: number) => {
    steps += work
    if (steps > mostSteps) throw new TooMuchWork()
  }
  const search = createSearch(text, patterns, isCut, spend)
  const finds: Find[] = []
  try {
    for (let at = 0; at < text.length; at++) {
      const to = search(at)
      if (to < 0) continue
      const last = finds.at(-1)
      // A find that begins inside the one before, or where it ends, only makes that one longer.
      if (last && at <= last[1]) last[1] = Math.max(last[1], to)
      else finds.push([at, to])
    }
  } catch (cause) {
    if (cause instanceof TooMuchWork) return 'too-much-work'
    throw cause
  }
  return finds
}

/** @returns from a place the end of the longest pattern that begins there, or -1 */
function createSearch(text: string, patterns: readonly SecretPattern[], isCut: boolean, spend: Spend) {
  const readingsAt = createSpellingReader(text, spend)
  const candidatesAt = createCandidates(text, patterns, readingsAt)
  // A character that was cut in two reads as this one.
  const textEnd = isCut && text.endsWith('\ufffd') ? text.length - 1 : text.length

  function endOf(pattern: SecretPattern, at: number): number {
    const { text: wanted, place, goesOn } = pattern
    const plain = plainLength(wanted, at)
    let longest = -1
    for (const end of plain === wanted.length ? [at + plain] : endsOf(pattern, at, plain))
      if (end > longest && isFree(text, at, end, place)) longest = end
    return goesOn && longest >= 0 ? endOfCode(text, longest) : longest
  }

  /** How much of a pattern stands there letter by letter, as in most texts. */
  function plainLength(wanted: string, at: number): number {
    let read = 0
    while (read < wanted.length) {
      const unit = text.charCodeAt(at + read)
      if (!isPlain(unit) || foldCode(unit) !== wanted.charCodeAt(read)) break
      read++
    }
    spend(1 + (read >> 2))
    return read
  }

  /** Every place at which a pattern may end that begins at `at`, of which so much has been read. */
  function endsOf({ text: wanted, place }: SecretPattern, at: number, plain: number): readonly number[] {
    if (isPlain(text.charCodeAt(at + plain))) return []
    let ends = [at + plain]
    for (let read = plain; read < wanted.length; ) {
      if (isCut && place !== 'quoted' && read >= SHORTEST_BEGINNING && ends.some(isAtCut))
        return [text.length]
      const code = wanted.codePointAt(read) ?? 0
      const found: number[] = []
      for (const end of ends) next(end, code, found)
      if (found.length === 0) return found
      ends = found
      read += code > 0xffff ? 2 : 1
    }
    return ends
  }

  /** Adds the places that are reached from one by reading the wanted character. */
  function next(from: number, wanted: number, found: number[]) {
    spend(1)
    const unit = text.charCodeAt(from)
    if (isPlain(unit)) {
      if (foldCode(unit) === wanted && !found.includes(from + 1)) found.push(from + 1)
      return
    }
    const readings = readingsAt(from)
    for (let i = 0; i < readings.length; i += 2) {
      const to = readings[i + 1] ?? 0
      if (foldCode(readings[i] ?? 0) === wanted && !found.includes(to)) found.push(to)
    }
  }

  /** Whether the text ends here, or inside an escape that begins here. */
  const isAtCut = (at: number): boolean =>
    at >= textEnd || (at >= textEnd - 30 && /^[\\%&][\\%&#;a-z0-9]*$/i.test(text.slice(at, textEnd)))

  return (at: number): number => {
    const candidates = candidatesAt(at)
    if (candidates.length === 0) return -1
    let longest = -1
    for (const pattern of candidates) longest = Math.max(longest, endOf(pattern, at))
    return longest
  }
}

/** Where base64 or hexadecimal ends, escapes in it included. */
function endOfCode(text: string, from: number): number {
  const code = /[A-Za-z0-9+/=_%\\-]*/y
  code.lastIndex = from
  return from + (code.exec(text)?.[0].length ?? 0)
}
