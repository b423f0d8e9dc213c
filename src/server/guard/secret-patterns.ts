/**
 * Where a pattern counts: anywhere; only where no letter or digit stands beside it; only as a whole quoted text.
 */
export type PatternPlace = 'anywhere' | 'alone' | 'quoted'

/** A text to be searched for, folded. `goesOn`: the encoded text behind it belongs to the same secret. */
export type SecretPattern = { text: string; place: PatternPlace; goesOn?: true }

/** Shorter values shred ordinary words where they stand inside one. */
const SHORT = 6
/** As much of an encoded secret proves that it is the secret; what follows in the same code is taken with it. */
const LONGEST_ENCODED = 256
const LONGEST_WORD = 20
/** Values that half of all JSON texts hold. */
const LITERALS = new Set(['false', 'no', 'none', 'null', 'off', 'on', 'true', 'yes'])

/** What to search for: credentials, and header values, which may as well be ordinary words. */
export function patternsOf(credentials: readonly string[], values: readonly string[]): SecretPattern[] {
  const patterns = new Map<string, SecretPattern>()
  const add = (pattern: SecretPattern) => {
    const known = patterns.get(pattern.text)
    if (!known || pattern.place === 'anywhere') patterns.set(pattern.text, pattern)
  }
  for (const secret of new Set(credentials))
    for (const pattern of ofSecret(secret, placeByLength(secret))) add(pattern)
  for (const value of new Set(values.flatMap(withoutScheme)))
    for (const pattern of ofSecret(value, placeOfValue(value))) add(pattern)
  return [...patterns.values()]
}

/** A header's value as it is sent, and for `Bearer x` also what comes after the scheme. */
function withoutScheme(value: string): string[] {
  const sent = value.trim()
  const rest = /^(?:apikey|basic|bearer|token)[ \t]+(\S+)$/i.exec(sent)?.[1]
  return rest === undefined ? [sent] : [sent, rest]
}

function placeOfValue(value: string): PatternPlace {
  const isWord =
    value.length <= LONGEST_WORD && /^\p{L}+$/u.test(value) && /^(?:.?\p{Ll}+|\p{Lu}+)$/u.test(value)
  const place = placeByLength(value)
  return isWord && place === 'anywhere' ? 'alone' : place
}

function placeByLength(secret: string): PatternPlace {
  if (secret.length < 3 || LITERALS.has(secret.toLowerCase())) return 'quoted'
  return secret.length < SHORT ? 'alone' : 'anywhere'
}

function ofSecret(secret: string, place: PatternPlace): SecretPattern[] {
  if (secret === '') return []
  const plain: SecretPattern = { text: foldText(secret), place }
  if (place === 'quoted') return [plain]
  // A character of Latin-1 is one byte in a header, two in UTF-8.
  const isLatin = [...secret].every((letter) => letter <= '\u00ff')
  const coded = [Buffer.from(secret), ...(isLatin ? [Buffer.from(secret, 'latin1')] : [])].flatMap(encoded)
  return [plain, ...coded]
}

function encoded(bytes: Buffer): SecretPattern[] {
  const whole = bytes.toString('base64').replace(/=+$/, '')
  const cores = [0, 1, 2].map((shift) => base64Core(bytes, shift)).filter(({ length }) => length >= SHORT)
  const forms = [...cores, ...(bytes.length >= 4 ? [bytes.toString('hex')] : [])]
  return [
    ...forms.flatMap(inBothAlphabets).map((form) => beginning(form, 'anywhere')),
    ...(cores[0] === undefined ? [beginning(whole, 'alone')] : []),
  ]
}

function beginning(form: string, place: PatternPlace): SecretPattern {
  const text = foldText(form.slice(0, LONGEST_ENCODED))
  return form.length > LONGEST_ENCODED ? { text, place, goesOn: true } : { text, place }
}

const inBothAlphabets = (text: string) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]

/**
 * The characters of base64 that depend on these bytes alone, when `shift` bytes stand before them. So a secret is found in
 * the middle of a longer encoded text too, as in `Basic`.
 */
function base64Core(bytes: Buffer, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
}

/** Lower case of ASCII and Latin-1. */
export function foldCode(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 0x20 : code
  return code >= 0xc0 && code <= 0xde && code !== 0xd7 ? code + 0x20 : code
}

function foldText(text: string): string {
  return text.replace(/[A-Z\u00c0-\u00d6\u00d8-\u00de]+/g, (letters) => letters.toLowerCase())
}
