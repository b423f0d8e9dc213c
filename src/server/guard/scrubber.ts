import { REDACTED } from '../../contract/secret'
import { findSecrets } from './find-secrets'
import { patternsOf } from './secret-patterns'

/**
 * Takes secrets out of text that comes from elsewhere. `isCut`: the text was longer, so that its last characters may be
 * the first ones of a secret.
 */
export type Scrub = (text: string, of?: { isCut: boolean }) => string

/**
 * Makes a scrubber for these secrets. It finds them as they are, in any letter case, with any of their characters escaped
 * as in JSON, HTML or an address, and inside base64 and hexadecimal, and puts `[redacted]` in their place. Finds that
 * overlap or touch become one. A short value, and a header value that is an ordinary word, counts only where it stands
 * by itself: `success` leaves `successfully` alone.
 */
export function createScrubber(credentials: readonly string[], headerValues: readonly string[] = []): Scrub {
  return (text, of) => {
    if (text === '') return text
    // Made anew for each text: starts under way would hold them for as long as they wait.
    const finds = findSecrets(text, patternsOf(credentials, headerValues), of?.isCut ?? false)
    if (finds === 'too-much-work') return REDACTED
    if (finds.length === 0) return text
    const parts: string[] = []
    let end = 0
    for (const [from, to] of finds) {
      parts.push(text.slice(end, from), REDACTED)
      end = to
    }
    parts.push(text.slice(end))
    return parts.join('')
  }
}
