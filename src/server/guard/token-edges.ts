import type { PatternPlace } from './secret-patterns'

const LETTER_BEFORE = /[\p{L}\p{N}]$/u
const LETTER_AFTER = /^[\p{L}\p{N}]/u
/** The last character of an escape is no letter of the text. */
const ESCAPE_BEFORE = /(?:\\[bfnrt]|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2})$/i
const QUOTE_BEFORE = /(?:["']|&quot;|&apos;|&#0*3[49];|&#x0*2[27];|\\u002[27]|%2[27])$/i
const QUOTE_AFTER = /^(?:\\*["']|&(?:amp;)*(?:quot|apos|#0*3[49]|#x0*2[27]);|\\+u002[27]|%(?:25)*2[27])/i

/** The last characters of all that QUOTE_BEFORE finds. */
const QUOTE_ENDS = `"';27`

const isLetter = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)

/** Whether what stands between two places is free on both sides, as far as its kind asks for it. */
export function isFree(text: string, from: number, to: number, place: PatternPlace): boolean {
  if (place === 'anywhere') return true
  // Most places are told from one character.
  if (place === 'quoted' ? !QUOTE_ENDS.includes(text.charAt(from - 1)) : isLetter(text.charCodeAt(to)))
    return false
  const before = text.slice(Math.max(0, from - 12), from)
  const after = text.slice(to, to + 24)
  if (place === 'quoted') return QUOTE_BEFORE.test(before) && QUOTE_AFTER.test(after)
  return (!LETTER_BEFORE.test(before) || ESCAPE_BEFORE.test(before)) && !LETTER_AFTER.test(after)
}
