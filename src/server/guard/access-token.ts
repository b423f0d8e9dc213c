/** An access token that this server takes: one word of visible ASCII, 16 to 512 characters. */
const FORM = /^[\x21-\x7e]{16,512}$/
/** With fewer different characters it was typed by holding keys down. */
const FEWEST_DIFFERENT = 6

/**
 * Says what is wrong with an access token that an operator has chosen. Length alone proves nothing: `aaaaaaaaaaaaaaaa` is
 * among the first that are tried, and so is a short text over and over.
 * @returns null where it may be used
 */
export function weaknessOfToken(text: string): 'form' | 'guessable' | null {
  if (!FORM.test(text)) return 'form'
  return new Set(text.toLowerCase()).size < FEWEST_DIFFERENT ? 'guessable' : null
}
