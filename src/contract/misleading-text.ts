import { foreignLettersOf, lookalikesOf } from './lookalikes'

/**
 * Why a character misleads: it can't be seen, turns the reading direction, controls a device, is a space that is not the
 * usual one (or that a page does not show), has no agreed shape, or looks like a letter of another script.
 */
export type OddSort = 'control' | 'invisible' | 'direction' | 'space' | 'shapeless' | 'lookalike'

/** A character that can't be told from another, or from none: its code point (`U+200B`), and Unicode's name where it is well known. */
export type OddCharacter = { text: string; sort: OddSort; code: string; name: string | null }

/** Text that shows what it is, or one character that does not. */
export type TextPiece = string | OddCharacter

/**
 * How strictly a text is read. A `name` decides what is started, so anything that two names could differ in unseen counts;
 * in a `text` (a message, a note) lines, spaces and marks of all kinds are as usual.
 */
export type Reading = 'name' | 'text'

/** What nearly every name is: nothing in it needs a second look. */
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** A text in pieces, with every misleading character as a piece of its own; put together again, they are the text. */
export function readMisleading(text: string, reading: Reading = 'name'): TextPiece[] {
  if (text === '' || PLAIN.test(text)) return text === '' ? [] : [text]
  const lookalikes = reading === 'name' ? lookalikesOf(text) : foreignLettersOf(text)
  const pieces: TextPiece[] = []
  let emojiUntil = 0
  let plain = ''
  let at = 0
  const emoji = emojiIn(text)
  for (const character of text) {
    emojiUntil = Math.max(emojiUntil, emoji.get(at) ?? 0)
    const sort =
      at < emojiUntil ? null : lookalikes.has(at) ? 'lookalike' : sortOf(character, at, text, reading)
    at += character.length
    if (sort === null) {
      plain += character
      continue
    }
    if (plain !== '') pieces.push(plain)
    plain = ''
    pieces.push({ text: character, sort, code: codeOf(character), name: NAMES.get(character) ?? null })
  }
  return plain === '' ? pieces : [...pieces, plain]
}

/** True where a text holds any character that misleads. */
export const isMisleading = (text: string, reading: Reading = 'name'): boolean =>
  readMisleading(text, reading).some((piece) => typeof piece !== 'string')

/** The misleading characters of some texts, each once. */
export const oddCharactersOf = (...texts: string[]): OddCharacter[] => [
  ...new Map(
    texts
      .flatMap((text) => readMisleading(text))
      .flatMap((piece) => (typeof piece === 'string' ? [] : [[piece.code, piece] as const])),
  ).values(),
]

/** For places that take only a string: a text with `‹U+200B›` in place of each misleading character. */
export const spellOut = (text: string, reading: Reading = 'name'): string =>
  readMisleading(text, reading)
    .map((piece) => (typeof piece === 'string' ? piece : `‹${piece.code}›`))
    .join('')

/**
 * A text to stand in a sentence: spelled out, and where it has letters that are read from right to left, between isolates
 * (Unicode's bidirectional algorithm, UAX #9), so that it can't turn the words around it.
 */
export function spellInSentence(text: string, reading: Reading = 'name'): string {
  const spelled = spellOut(text, reading)
  return RIGHT_TO_LEFT.test(spelled) ? `\u2068${spelled}\u2069` : spelled
}

/** A name without what can't be seen in it; spaces of other widths become usual ones. Lookalike letters stay: only a person knows. */
export const withoutInvisible = (name: string): string =>
  readMisleading(name.trim())
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if (piece.sort === 'space') return piece.text === ' ' ? '' : ' '
      return isRemovable(piece.sort) ? '' : piece.text
    })
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()

const isRemovable = (sort: OddSort) => sort === 'invisible' || sort === 'direction' || sort === 'control'

function sortOf(character: string, at: number, text: string, reading: Reading): OddSort | null {
  if (character === ' ') {
    const atAnEnd = at === 0 || at === text.length - 1
    // A page shows a row of spaces as one.
    return reading === 'name' && (atAnEnd || text[at - 1] === ' ') ? 'space' : null
  }
  if (/[\t\n\r]/.test(character)) return reading === 'name' ? 'control' : null
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(character)) return 'control'
  if (/\p{Zs}/u.test(character)) return reading === 'text' || isInTime(text, at) ? null : 'space'
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) return 'direction'
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(character)) return 'invisible'
  return /[\p{Co}\p{Cn}\p{Cs}]/u.test(character) ? 'shapeless' : null
}

/** Engines write `12:31 PM` with a narrow space of their own, and batches are named by the time. */
const isInTime = (text: string, at: number) =>
  /^\d\u202f[AP]M\b/.test(text.slice(Math.max(0, at - 1), at + 4))

/** Where an emoji that is put together begins, and where it ends: what joins its parts is no invisible character. */
function emojiIn(text: string): Map<number, number> {
  if (EMOJI === null || !/[\u200d\ufe0f\u{e007f}]/u.test(text)) return new Map()
  return new Map([...text.matchAll(EMOJI)].map(({ index, 0: found }) => [index, index + found.length]))
}

/** The emoji that Unicode recommends, no others: an unknown joining looks like its parts. Where an engine has no such list, none. */
const EMOJI = (() => {
  // Not a literal: its flag is younger than what the page is compiled for, and an engine without it must still load this.
  const [pattern, flags] = ['\\p{RGI_Emoji}', 'gv']
  try {
    return new RegExp(pattern, flags)
  } catch {
    return null
  }
})()

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** As the Unicode charts have them: they are looked up under these names in any language. */
const NAMES = new Map([
  ['\u0000', 'null'],
  ['\t', 'tab'],
  ['\n', 'line feed'],
  ['\r', 'carriage return'],
  [' ', 'space'],
  ['\u00a0', 'no-break space'],
  ['\u00ad', 'soft hyphen'],
  ['\u061c', 'Arabic letter mark'],
  ['\u2003', 'em space'],
  ['\u200b', 'zero width space'],
  ['\u200c', 'zero width non-joiner'],
  ['\u200d', 'zero width joiner'],
  ['\u200e', 'left-to-right mark'],
  ['\u200f', 'right-to-left mark'],
  ['\u202a', 'left-to-right embedding'],
  ['\u202b', 'right-to-left embedding'],
  ['\u202c', 'pop directional formatting'],
  ['\u202d', 'left-to-right override'],
  ['\u202e', 'right-to-left override'],
  ['\u202f', 'narrow no-break space'],
  ['\u2060', 'word joiner'],
  ['\u2066', 'left-to-right isolate'],
  ['\u2067', 'right-to-left isolate'],
  ['\u2068', 'first strong isolate'],
  ['\u2069', 'pop directional isolate'],
  ['\u2800', 'braille pattern blank'],
  ['\u3000', 'ideographic space'],
  ['\u3164', 'Hangul filler'],
  ['\ufeff', 'byte order mark'],
])
