import type { PatternPlace } from './secret-patterns'

const LETTER_BEFORE = /[\p{L}\p{N}]$/u
const LETTER_AFTER = /^[\p{L}\p{N}]/u
/** The last character of an escape is no letter of the text. */
const ESCAPE_BEFORE = /(?:\\[bfnrt]|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2})$/i
const QUOTE_BEFORE = /(?:["']|&quot;|&apos;|&#0*3[49];|&#x0*2[27];|\\u002[27]|%2[27])$/i
const QUOTE_AFTER = /^(?:\\*["']|&(?:amp;)*(?:quot|apos|#0*3[49]|#x0*2[27]);|\\+u002[27]|%(?:25)*2[27])/i

/** Whether what stands between two places is free on both sides, as far as its kind asks for it. */
export function isFree(text: string, from: number, to: number, place: PatternPlace): boolean {
  if (place === 'anywhere') return true
  const before = text.slice(Math.max(0, from - 12), from)
  const after = text.slice(to, to + 24)
  if (place === 'quoted') return QUOTE_BEFORE.test(before) && QUOTE_AFTER.test(after)
  return (!LETTER_BEFORE.test(before) || ESCAPE_BEFORE.test(before)) && !LETTER_AFTER.test(after)
}
