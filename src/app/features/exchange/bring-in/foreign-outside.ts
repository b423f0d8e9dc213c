import { codePointOf, DOUBLE_QUOTES, plainFor, SINGLE_QUOTES } from '../../../../contract/foreign-character'
import type { ImportKind } from './import'

/**
 * How texts of a kind quote: what stands in quotes is the text's own, whatever characters it has. Of each string its opening,
 * and what is looked for in it: an escape, or its end. (Loops in a pattern would overflow on texts of megabytes.)
 */
type Quoting = { comment: RegExp | null; strings: [opening: RegExp, special: RegExp][]; escaping: string }

const SHELL: Quoting = {
  comment: /#[^\n]*/y,
  strings: [
    [/\$'/y, /\\[\s\S]|'/g],
    [/'/y, /'/g],
    [/"/y, /\\[\s\S]|"/g],
  ],
  escaping: '\\',
}
const CMD: Quoting = { comment: null, strings: [[/"/y, /\\[\s\S]|"/g]], escaping: '^' }
const POWER_SHELL: Quoting = {
  comment: /#[^\n]*/y,
  strings: [
    [/@['‘’‚‛"“”„][ \t]*\r?\n/y, /\n['‘’‚‛"“”„]@/g],
    [/['‘’‚‛]/y, /['‘’‚‛]/g],
    [/["“”„]/y, /`[\s\S]|["“”„]/g],
  ],
  escaping: '`',
}
const PYTHON: Quoting = {
  comment: /#[^\n]*/y,
  strings: [
    [/'''/y, /\\[\s\S]|'''/g],
    [/"""/y, /\\[\s\S]|"""/g],
    [/'/y, /\\[\s\S]|'/g],
    [/"/y, /\\[\s\S]|"/g],
  ],
  escaping: '',
}
const JAVASCRIPT: Quoting = {
  comment: /\/\/[^\n]*|\/\*[^*]*\*\//y,
  strings: [
    [/'/y, /\\[\s\S]|'/g],
    [/"/y, /\\[\s\S]|"/g],
    [/`/y, /\\[\s\S]|`/g],
  ],
  escaping: '',
}
const QUOTING: Partial<Record<ImportKind, Quoting>> = {
  curl: SHELL,
  httpie: SHELL,
  datallog: SHELL,
  'curl-cmd': CMD,
  'curl-powershell': POWER_SHELL,
  powershell: POWER_SHELL,
  python: PYTHON,
  fetch: JAVASCRIPT,
}

/** A character that stands where code is, and is none of code's own. */
type Foreign = { offset: number; character: string }

const PLAIN_TEXT = /^[\t\n\r\x20-\x7e]*$/
const QUOTES = DOUBLE_QUOTES + SINGLE_QUOTES

/**
 * Reads a command or program as it was meant where a word processor or chat has changed it: what can't be seen is left out,
 * spaces of other kinds are spaces, a dash in front of a word is the hyphens that it was. Nothing in quotes is touched.
 * @returns the text to read, which characters were changed, and the typographic quotes that stand for plain ones: with
 * those it can't be known what belongs together
 */
export function readAsMeant(
  text: string,
  kind: ImportKind,
): { text: string; changed: string; quotes: string } {
  const quoting = QUOTING[kind]
  if (!quoting || PLAIN_TEXT.test(text)) return { text, changed: '', quotes: '' }
  const changed = new Set<string>()
  const quotes = new Set<string>()
  let read = ''
  let done = 0
  for (const { offset, character } of foreignOutside(text, quoting)) {
    if (QUOTES.includes(character)) {
      quotes.add(character)
      continue
    }
    const plain = plainAt(text, offset, character)
    if (plain === null) continue
    changed.add(codePointOf(character))
    read += text.slice(done, offset) + plain
    done = offset + character.length
  }
  return { text: read + text.slice(done), changed: [...changed].join(', '), quotes: namesOf(quotes) }
}

/** All typographic quotes of a text, wherever they stand, by look and code point. */
export const quotesIn = (text: string): string =>
  namesOf(new Set([...text.matchAll(new RegExp(`[${QUOTES}]`, 'g'))].map(([quote]) => quote)))

/** The text with plain quotes in place of typographic ones. */
export const withPlainQuotes = (text: string): string =>
  text.replace(new RegExp(`[${QUOTES}]`, 'g'), (quote) => plainFor(quote) ?? quote)

const namesOf = (characters: ReadonlySet<string>): string =>
  [...characters].map((character) => `${character} ${codePointOf(character)}`).join(', ')

function* foreignOutside(text: string, { comment, strings, escaping }: Quoting): Generator<Foreign> {
  const skip = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at
    return pattern.test(text) ? pattern.lastIndex - at : 0
  }
  let at = 0
  while (at < text.length) {
    const isWordStart = at === 0 || /\s/.test(text.charAt(at - 1))
    const skipped =
      (escaping !== '' && text[at] === escaping ? 2 : 0) ||
      (comment && (isWordStart || comment === JAVASCRIPT.comment) ? skip(comment, at) : 0) ||
      stringAt(text, at, strings) ||
      hereDocumentAt(text, at, escaping)
    if (skipped > 0) {
      at += skipped
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (plainFor(character) !== null) yield { offset: at, character }
    at += character.length
  }
}

/** How long the string is that begins at a place; 0 where none does, or where it never ends. */
function stringAt(text: string, at: number, strings: Quoting['strings']): number {
  for (const [opening, special] of strings) {
    opening.lastIndex = at
    if (!opening.test(text)) continue
    special.lastIndex = opening.lastIndex
    for (let found = special.exec(text); found; found = special.exec(text))
      if (!/^[\\`][\s\S]/.test(found[0])) return special.lastIndex - at
    return 0
  }
  return 0
}

/** How long the here-document of a shell is that is announced at a place. */
function hereDocumentAt(text: string, at: number, escaping: string): number {
  if (escaping !== '\\' || !text.startsWith('<<', at)) return 0
  const announced = /<<-?[ \t]*(['"]?)(\w+)\1/y
  announced.lastIndex = at
  const delimiter = announced.exec(text)?.[2]
  const end = delimiter === undefined ? -1 : text.indexOf(`\n${delimiter}`, announced.lastIndex)
  return end < 0 ? 0 : end + 1 + (delimiter ?? '').length - at
}

/** What a foreign character was; `null` where it may belong to a word (an address, a name) and stays. */
function plainAt(text: string, offset: number, character: string): string | null {
  const plain = plainFor(character)
  if (plain === '' || plain === ' ' || plain === '\n') return plain
  if (
    plain !== '-' ||
    !/(?:^|\s)[-\u2010\u2011\u2212\ufe63]?$/.test(text.slice(Math.max(0, offset - 2), offset))
  )
    return null
  // Hyphens and minus signs are one each; a dash is what two hyphens become, or one before a single letter.
  if (/[\u2010\u2011\u2212\ufe63]/.test(character)) return '-'
  return /^[A-Za-z](?![A-Za-z-])/.test(text.slice(offset + 1, offset + 3)) ? '-' : '--'
}
