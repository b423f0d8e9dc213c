import { BARE_NAMES, entityCode, isNumber, isOfEntity, LONGEST_BARE, LONGEST_NAME } from './html-entities'

/** JSON in a form field in HTML, and the like; nobody nests deeper by accident. */
const LEVELS = 3
/** Places whose readings are remembered; more than the longest spelling of a character that is looked at. */
const REMEMBERED = 1024

/** A backslash that is escaped at every level. */
const LONGEST_BACKSLASH = 2 ** LEVELS

const PERCENT = 0x25
const AMPERSAND = 0x26
const PLUS = 0x2b
const BACKSLASH = 0x5c
const SPACE = 0x20
const SEMICOLON = 0x3b

/** Code points of what stands behind a backslash, by their letter; 0 for none. */
const ESCAPED = new Uint8Array(0x80)
for (const [letter, stands] of ['b\b', 'f\f', 'n\n', 'r\r', 't\t', '""', "''", '//', '\\\\'])
  for (const written of [letter ?? '', (letter ?? '').toUpperCase()])
    ESCAPED[written.charCodeAt(0)] = (stands ?? '').charCodeAt(0)
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
 * @param isBackslashWanted whether it matters where backslashes themselves are read
 */
export function createSpellingReader(text: string, spend: (steps: number) => void, isBackslashWanted = true) {
  const places = Array.from({ length: LEVELS + 1 }, () => new Int32Array(REMEMBERED).fill(-1))
  const known: Readings[][] = places.map(() => [])

  /** For each place remembered: whether what one level reads there is all that any level can. */
  const finals = new Uint8Array(REMEMBERED)
  /** Whether something was looked at that a further level may read in another way. */
  let isOpen = false

  function readingsAt(at: number, level = LEVELS): Readings {
    if (isPlain(text.charCodeAt(at))) return asItStands(at)
    if (level === 0) {
      isOpen = true
      return asItStands(at)
    }
    const slot = at % REMEMBERED
    const places_ = places[level]
    const known_ = known[level]
    const before = places_?.[slot] === at ? known_?.[slot] : undefined
    if (before) return before
    let found: Readings
    if (level === 1) {
      isOpen = false
      found = decoded(at, 0)
      spend(1)
      finals[slot] = isOpen || hasFurtherSpelling(found) ? 0 : 1
    } else {
      found = readingsAt(at, 1)
      if (finals[slot] === 1) return found
      spend(2)
      found = decoded(at, level - 1)
    }
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
    const plain = below === 0 ? asItStands(at) : readingsAt(at, below)
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

  function escaped(at: number, below: number, all: number[]) {
    const next = readingsAt(at, below)
    spend(next.length >> 1)
    for (let i = 0; i < next.length; i += 2) {
      const letter = next[i] ?? 0
      const end = next[i + 1] ?? 0
      const simple = letter < 0x80 ? (ESCAPED[letter] ?? 0) : 0
      if (simple !== 0) add(all, simple, end)
      else if ((letter | 0x20) === 0x78) bytes(hexadecimal(end, 2, below), below, all)
      else if ((letter | 0x20) === 0x75) units(hexadecimal(end, 4, below), below, all)
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
    if (below === 0 && text.charCodeAt(at) === PERCENT) {
      // Any level reads this from the same three characters.
      const byte = hexadecimal(at + 1, 2, 0)
      if (byte && byte[0] >= 0x80 && byte[0] <= 0xbf) return byte
    }
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

  /** `name;`, `#10;` or `#xA;` of an HTML entity; browsers read numbers and the oldest names without `;` too. */
  function entity(at: number, below: number, all: number[]) {
    const plainEnd = endOfPlainName(at)
    if (plainEnd > 0) {
      spend(1)
      const code = entityCode(text.slice(at, plainEnd))
      if (code !== null) return add(all, code, plainEnd + 1)
    }
    let name = ''
    for (let end = at; name.length <= LONGEST_NAME; ) {
      spend(3)
      const next = oneOf(end, below, isOfEntity)
      if (!next || next[0] === SEMICOLON) {
        const code = next || name.startsWith('#') ? entityCode(name) : null
        if (code !== null) add(all, code, next ? next[1] : end)
        return
      }
      const letter = String.fromCharCode(next[0])
      if (name.startsWith('#') && isNumber(name) && !isNumber(name + letter)) addCode(name, end, all)
      name += letter
      end = next[1]
      if (name.length <= LONGEST_BARE && BARE_NAMES.has(name)) addCode(name, end, all)
    }
  }

  /** Where the `;` stands behind a name that is written plainly, or -1. */
  function endOfPlainName(at: number): number {
    for (let end = at; end <= at + LONGEST_NAME; end++) {
      const unit = text.charCodeAt(end)
      if (unit === SEMICOLON) return end
      if (!isOfEntity(unit)) return -1
    }
    return -1
  }

  function addCode(name: string, end: number, all: number[]) {
    const code = entityCode(name)
    if (code !== null) add(all, code, end)
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
      spend(1)
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

  let runEnd = 0
  /** What a run of backslashes can be read as, without trying: most escapes of most texts. */
  function ofRun(at: number): Readings {
    if (at >= runEnd) for (runEnd = at; text.charCodeAt(runEnd) === BACKSLASH; ) runEnd++
    const length = runEnd - at
    const behind = text.charCodeAt(runEnd)
    const leadsOn = (behind | 0x20) === 0x78 || (behind | 0x20) === 0x75 || !isPlain(behind)
    if (length <= LONGEST_BACKSLASH && leadsOn) return readingsAt(at)
    const all: number[] = []
    if (isBackslashWanted)
      for (let end = at + 1; end <= Math.min(runEnd, at + LONGEST_BACKSLASH); end++) all.push(BACKSLASH, end)
    spend(all.length >> 1)
    const stands = leadsOn || behind >= 0x80 ? 0 : (ESCAPED[behind] ?? 0)
    // What stands for itself behind a backslash may have had one more at each level.
    const most = stands === behind ? LONGEST_BACKSLASH - 1 : LONGEST_BACKSLASH / 2
    if (stands !== 0 && length <= most) all.push(stands, runEnd + 1)
    return all
  }

  return (at: number): Readings => (text.charCodeAt(at) === BACKSLASH ? ofRun(at) : readingsAt(at))
}

const isLetter = (lower: number) => (code: number) => (code | 0x20) === lower

type Pair = [code: number, end: number]

/** Whether what was read may be the beginning of a spelling itself; that its first character is one is known. */
function hasFurtherSpelling(readings: Readings): boolean {
  for (let i = 2; i < readings.length; i += 2) if (maybeSpelling(readings[i] ?? 0)) return true
  return false
}

function add(all: number[], code: number, end: number) {
  for (let i = 0; i < all.length; i += 2) if (all[i] === code && all[i + 1] === end) return
  all.push(code, end)
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
