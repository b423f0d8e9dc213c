import { decodeString, skipSpace, tokenEnd } from '../../../lib/json/scan'
import { isBeyondDouble } from './is-beyond-double'

/** What is legal JSON and still worth a look. All of it is kept and sent as written. */
export const NOTE_KINDS = ['duplicate-key', 'number', 'surrogate', 'comment-key'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** One find; lines and columns count from 1. `text` is the name or number as written, shortened. */
export type SeedNote = { kind: NoteKind; offset: number; line: number; column: number; text: string }

/** At most `MOST` finds of each kind are listed; `counts` has them all. */
export type SeedNotes = { notes: SeedNote[]; counts: Record<NoteKind, number> }

const MOST = 20
const MOST_TEXT = 40

/**
 * Finds names that repeat within an object, numbers that double precision would change, escapes of half a character, and
 * `_comment` members.
 * @param text valid JSON
 */
export function inspect(text: string): SeedNotes {
  const counts: Record<NoteKind, number> = { 'duplicate-key': 0, number: 0, surrogate: 0, 'comment-key': 0 }
  const found: Omit<SeedNote, 'line' | 'column'>[] = []
  const note = (kind: NoteKind, offset: number, end: number) => {
    counts[kind] += 1
    if (counts[kind] <= MOST) found.push({ kind, offset, text: shorten(text.slice(offset, end)) })
  }
  /** The names seen in each open object; null for an array. */
  const open: (Set<string> | null)[] = []
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const end = tokenEnd(text, at)
    const next = skipSpace(text, end)
    const c = text[at]
    if (c === '{') open.push(new Set())
    else if (c === '[') open.push(null)
    else if (c === '}' || c === ']') open.pop()
    else if (c === '"') {
      const token = text.slice(at, end)
      const lone = token.includes('\\u') ? findLoneSurrogate(token) : -1
      if (lone >= 0) note('surrogate', at + lone, at + lone + 6)
      const names = open.at(-1)
      if (names && text[next] === ':') {
        const name = decodeString(token)
        if (names.has(name)) note('duplicate-key', at, end)
        names.add(name)
        if (name === '_comment') note('comment-key', at, end)
      }
    } else if (c !== ',' && c !== ':' && c !== 't' && c !== 'f' && c !== 'n') {
      if (isBeyondDouble(text.slice(at, end))) note('number', at, end)
    }
    at = next
  }
  found.sort((a, b) => a.offset - b.offset)
  return { notes: withPlaces(text, found), counts }
}

/** An escape of one half of a pair without its other half beside it. */
function findLoneSurrogate(token: string): number {
  for (const { index, 0: run } of token.matchAll(/(?:\\u[dD][89a-fA-F][0-9a-fA-F]{2})+/g)) {
    // Of two backslashes, the second is itself text.
    let slashes = 0
    while (token[index - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 1) continue
    for (let at = 0; at < run.length; ) {
      const isHigh = /^\\u[dD][89abAB]/.test(run.slice(at, at + 4))
      const pairs = isHigh && /^\\u[dD][c-fC-F]/.test(run.slice(at + 6, at + 10))
      if (!pairs) return index + at
      at += 12
    }
  }
  return -1
}

const shorten = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text)

/** Adds lines and columns to finds that are in the order of the text. */
function withPlaces(text: string, found: Omit<SeedNote, 'line' | 'column'>[]): SeedNote[] {
  let line = 1
  let lineStart = 0
  let at = 0
  return found.map((find) => {
    for (let end = text.indexOf('\n', at); end >= 0 && end < find.offset; end = text.indexOf('\n', at)) {
      line += 1
      at = end + 1
      lineStart = at
    }
    return { ...find, line, column: find.offset - lineStart + 1 }
  })
}
