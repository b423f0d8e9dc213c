import { LATIN_1_ENTITIES } from './latin-1-entities'

/** JSON in a form field in HTML, and the like; nobody nests deeper by accident. */
const LEVELS = 3
/** Places whose readings are remembered; more than the longest spelling of a character that is looked at. */
const REMEMBERED = 1024

const PERCENT = 0x25
const AMPERSAND = 0x26
const PLUS = 0x2b
const BACKSLASH = 0x5c
const SPACE = 0x20

const ESCAPED: Readonly<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
  ...{ '"': '"', "'": "'", '/': '/', '\\': '\\' },
}
const ENTITIES = new Map([
  ...Object.entries({ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' }),
  ...LATIN_1_ENTITIES.map((name, at): [string, string] => [name, String.fromCharCode(0xa0 + at)]),
])

/** Code point and end, code point and end, … of all ways to read one character from a place on. */
export type Readings = readonly number[]

/** Whether a character may begin another spelling of one. */
const maybeSpelling = (unit: number): boolean =>
  unit === PERCENT || unit === AMPERSAND || unit === PLUS || unit === BACKSLASH

/** Whether a character can only be read as itself. There is none at the end of a text. */
export const isPlain = (unit: number): boolean => unit < 0xd800 && !maybeSpelling(unit)

/**
 * Reads a text as every decoder would: as it stands, with JSON and JavaScript escapes, HTML entities, percent-encoding
 * (UTF-8 or Latin-1, `+` for a space), and each of these inside another. Nothing is decoded as a whole, since what stands
 * before a character may look like the beginning of its escape.
 * @param spend told of the work done; may throw
 */
export function createSpellingReader(text: string, spend: (steps: number) => void) {
  const places = Array.from({ length: LEVELS + 1 }, () => new Int32Array(REMEMBERED).fill(-1))
  const known: Readings[][] = places.map(() => [])

  function readingsAt(at: number, level = LEVELS): Readings {
    if (level === 0 || isPlain(text.charCodeAt(at))) return asItStands(at)
    const slot = at % REMEMBERED
    const places_ = places[level]
    const known_ = known[level]
    const before = places_?.[slot] === at ? known_?.[slot] : undefined
    if (before) return before
    spend(1)
    const found = decoded(at, level - 1)
    if (places_ && known_) {
      places_[slot] = at
      known_[slot] = found
    }
    return found
  }

  function asItStands(at: number): Readings {
    const code = text.codePointAt(at)
    return code === undefined ? [] : [code, at + (code > 0xffff ? 2 : 1)]
  }

  /** What the level below reads, and what these characters are an escape of. */
  function decoded(at: number, below: number): Readings {
    const plain = readingsAt(at, below)
    if (below > 0 && isFinal(at, plain)) return plain
    const all = [...plain]
    for (let i = 0; i < plain.length; i += 2) {
      const code = plain[i] ?? 0
      const end = plain[i + 1] ?? 0
      if (code === PLUS) add(all, SPACE, end)
      else if (code === BACKSLASH) escaped(end, below, all)
      else if (code === PERCENT) bytes(hexadecimal(end, 2, below), below, all)
      else if (code === AMPERSAND) entity(end, below, all)
    }
    return all
  }

  /** Whether a further level can't read anything else: an escape of plain letters only, for a plain character. */
  function isFinal(at: number, readings: Readings): boolean {
    if (readings.length < 4) return false
    let last = at
    for (let i = 2; i < readings.length; i += 2) {
      if (maybeSpelling(readings[i] ?? 0)) return false
      last = Math.max(last, readings[i + 1] ?? 0)
    }
    for (let i = at + 1; i < last; i++) if (!isPlain(text.charCodeAt(i))) return false
    return true
  }

  function escaped(at: number, below: number, all: number[]) {
    const next = readingsAt(at, below)
    for (let i = 0; i < next.length; i += 2) {
      const letter = String.fromCodePoint(next[i] ?? 0).toLowerCase()
      const end = next[i + 1] ?? 0
      const simple = ESCAPED[letter]
      if (simple !== undefined) add(all, simple.charCodeAt(0), end)
      else if (letter === 'x') bytes(hexadecimal(end, 2, below), below, all)
      else if (letter === 'u') units(hexadecimal(end, 4, below), below, all)
    }
  }

  /** A UTF-16 unit, or with its second half behind it a whole character. */
  function units(first: Pair | null, below: number, all: number[]) {
    if (!first) return
    add(all, ...first)
    if (first[0] < 0xd800 || first[0] > 0xdbff) return
    const following = readingsAt(first[1], below)
    for (let i = 0; i < following.length; i += 2) {
      const letter = following[i] === BACKSLASH ? oneOf(following[i + 1] ?? 0, below, isLetter(0x75)) : null
      const second = letter && hexadecimal(letter[1], 4, below)
      if (second && second[0] >= 0xdc00 && second[0] <= 0xdfff)
        add(all, (first[0] - 0xd800) * 0x400 + (second[0] - 0xdc00) + 0x10000, second[1])
    }
  }

  /** A byte as Latin-1 has it, and where it leads a character of UTF-8 that character. */
  function bytes(first: Pair | null, below: number, all: number[]) {
    if (!first) return
    const [lead] = first
    add(all, ...first)
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0
    if (more === 0 || lead > 0xf4) return
    let code = lead & (0x3f >> more)
    let end = first[1]
    for (let i = 0; i < more; i++) {
      const next = continuation(end, below)
      if (!next) return
      code = code * 64 + (next[0] & 0x3f)
      end = next[1]
    }
    if (code <= 0x10ffff) add(all, code, end)
  }

  function continuation(at: number, below: number): Pair | null {
    const all = readingsAt(at, below)
    for (let i = 0; i < all.length; i += 2) {
      const end = all[i + 1] ?? 0
      const letter = all[i] === BACKSLASH ? oneOf(end, below, isLetter(0x78)) : null
      const start = all[i] === PERCENT ? end : letter?.[1]
      const byte = start === undefined ? null : hexadecimal(start, 2, below)
      if (byte && byte[0] >= 0x80 && byte[0] <= 0xbf) return byte
    }
    return null
  }

  /** `name;`, `#10;` or `#xA;` of an HTML entity. */
  function entity(at: number, below: number, all: number[]) {
    let name = ''
    for (let end = at; name.length <= 10; ) {
      const next = oneOf(end, below, (code) => code < 0x80 && /[#0-9a-z;]/i.test(String.fromCharCode(code)))
      if (!next) return
      end = next[1]
      if (next[0] === 0x3b) {
        const code = entityCode(name)
        if (code !== null) add(all, code, end)
        return
      }
      name += String.fromCharCode(next[0])
    }
  }

  function hexadecimal(at: number, digits: number, below: number): Pair | null {
    let value = 0
    let end = at
    for (let i = 0; i < digits; i++) {
      const digit = hexDigit(text.charCodeAt(end))
      if (digit >= 0) {
        value = value * 16 + digit
        end++
        continue
      }
      const next = oneOf(end, below, (code) => hexDigit(code) >= 0)
      if (!next) return null
      value = value * 16 + hexDigit(next[0])
      end = next[1]
    }
    return [value, end]
  }

  /** The first reading that will do. */
  function oneOf(at: number, level: number, isWanted: (code: number) => boolean): Pair | null {
    const all = readingsAt(at, level)
    for (let i = 0; i < all.length; i += 2) {
      const code = all[i] ?? 0
      if (isWanted(code)) return [code, all[i + 1] ?? 0]
    }
    return null
  }

  return (at: number): Readings => readingsAt(at)
}

const isLetter = (lower: number) => (code: number) => (code | 0x20) === lower

type Pair = [code: number, end: number]

function add(all: number[], code: number, end: number) {
  for (let i = 0; i < all.length; i += 2) if (all[i] === code && all[i + 1] === end) return
  all.push(code, end)
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

function entityCode(name: string): number | null {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (number) {
    const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2])
    return code <= 0x10ffff ? code : null
  }
  return (ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()))?.charCodeAt(0) ?? null
}
