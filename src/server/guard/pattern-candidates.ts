import { foldCode, type SecretPattern } from './secret-patterns'
import { isPlain, type Readings } from './spellings'

const NONE: readonly SecretPattern[] = []
const SLOTS = 0x10000

/** @returns tells from a place those patterns that may begin there: by their first characters, where these are plain */
export function createCandidates(
  text: string,
  patterns: readonly SecretPattern[],
  readingsAt: (at: number) => Readings,
): (at: number) => readonly SecretPattern[] {
  const byFirst = new Map<number, SecretPattern[]>()
  const bySlot = new Map<number, SecretPattern[]>()
  /** Which slots hold anything: at most places of a text nothing begins. */
  const isTaken = new Uint8Array(SLOTS)
  const shorts = new Map<number, SecretPattern[]>()
  for (const pattern of patterns) {
    const { text: wanted } = pattern
    put(byFirst, wanted.codePointAt(0) ?? 0, pattern)
    if (wanted.length < 3) {
      put(shorts, wanted.charCodeAt(0), pattern)
      continue
    }
    const slot = slotOf(wanted.charCodeAt(0), wanted.charCodeAt(1), wanted.charCodeAt(2))
    put(bySlot, slot, pattern)
    isTaken[slot] = 1
  }

  function begunBy(readings: Readings): readonly SecretPattern[] {
    let found = NONE
    for (let i = 0; i < readings.length; i += 2) {
      const more = byFirst.get(foldCode(readings[i] ?? 0))
      if (more) found = found === NONE ? more : [...new Set([...found, ...more])]
    }
    return found
  }

  return (at) => {
    const unit = text.charCodeAt(at)
    if (!isPlain(unit)) return begunBy(readingsAt(at))
    const second = text.charCodeAt(at + 1)
    const third = text.charCodeAt(at + 2)
    const first = foldCode(unit)
    if (!isPlain(second) || !isPlain(third)) return byFirst.get(first) ?? NONE
    const slot = slotOf(first, foldCode(second), foldCode(third))
    const long = isTaken[slot] === 1 ? (bySlot.get(slot) ?? NONE) : NONE
    const short = shorts.size === 0 ? undefined : shorts.get(first)
    return short ? [...long, ...short] : long
  }
}

const slotOf = (first: number, second: number, third: number) =>
  ((first * 131 + second) * 131 + third) & (SLOTS - 1)

function put(groups: Map<number, SecretPattern[]>, key: number, pattern: SecretPattern) {
  const group = groups.get(key)
  if (group) group.push(pattern)
  else groups.set(key, [pattern])
}
