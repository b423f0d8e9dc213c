/** Quotes that word processors, chats and keyboards of other languages put where code has `"` or `'`. */
export const DOUBLE_QUOTES = '“”„‟«»〝〞〟″‶＂'
export const SINGLE_QUOTES = '‘’‚‛‹›′‵´＇'

/** Signs that look like one of JSON's or a command line's own. */
const SIGNS: Record<string, string> = {
  '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\u2043': '-',
  '\u060c\u3001\ufe50\ufe10': ',',
  '\u061b\u037e\ufe54': ';',
  '\u2236\u02d0\ufe55\ufe13\u0589': ':',
  '\u2774\ufe5b': '{',
  '\u2775\ufe5c': '}',
  '\ufe5d': '[',
  '\ufe5e': ']',
}

/**
 * The plain character that a foreign one stands in for where code is written; `''` for one that can't be seen at all.
 * @returns `null` for a character that is none of these: it is plain, or nobody could take it for another
 */
export function plainFor(character: string): string | null {
  const code = character.codePointAt(0) ?? 0
  if (code > 0x1f && code < 0x7f) return null
  if (DOUBLE_QUOTES.includes(character)) return '"'
  if (SINGLE_QUOTES.includes(character)) return "'"
  for (const [signs, plain] of Object.entries(SIGNS)) if (signs.includes(character)) return plain
  // The full-width forms of ASCII, in its order.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (/[\t\n\r]/.test(character)) return null
  if (/[\p{Zl}\p{Zp}]/u.test(character)) return '\n'
  if (/[\p{Zs}\v\f\u0085]/u.test(character)) return ' '
  return /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(character) ? '' : null
}

/** `U+201C`: how a character is named where it can't be told by its look. */
export const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
