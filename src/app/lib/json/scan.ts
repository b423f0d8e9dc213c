/** The first offset at or after `at` that is no white space of JSON. */
export function skipSpace(text: string, at: number): number {
  for (;;) {
    const c = text.charCodeAt(at)
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return at
    at += 1
  }
}

/**
 * Where the token that begins at `at` ends, in a text that is known to be JSON: a bracket, comma or colon, a string with
 * its quotes, a number, a word.
 */
export function tokenEnd(text: string, at: number): number {
  const c = text.charCodeAt(at)
  if (c === QUOTE) return stringEnd(text, at)
  if (isPunctuation(c)) return at + 1
  let end = at + 1
  while (end < text.length && !endsScalar(text.charCodeAt(end))) end += 1
  return end
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

function stringEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end + 1
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === BACKSLASH) before -= 1
  return (at - before) % 2 === 0
}

const isPunctuation = (c: number): boolean =>
  c === 0x7b || c === 0x7d || c === 0x5b || c === 0x5d || c === 0x2c || c === 0x3a

const endsScalar = (c: number): boolean =>
  isPunctuation(c) || c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09 || c === QUOTE

/** The value of a string token, quotes and escapes resolved. */
export const decodeString = (token: string): string =>
  token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1)
