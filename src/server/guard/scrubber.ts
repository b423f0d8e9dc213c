import { REDACTED } from '../../contract/secret'

/** Shorter values would shred ordinary words and prove little. */
const SHORTEST = 6
/** More spellings than this can't be searched for in reasonable time; then the whole text is withheld. */
const MOST_SPELLINGS = 4_000

/** Takes secrets out of text that comes from elsewhere. */
export type Scrub = (text: string) => string

/**
 * Makes a scrubber for these values. It finds them as they are, URL-encoded, JSON-escaped, HTML-escaped and inside
 * base64, in any letter case, and puts `[redacted]` in their place. Finds that overlap or touch become one.
 */
export function createScrubber(secrets: readonly string[]): Scrub {
  const spellings = new Set<string>()
  for (const secret of new Set(secrets)) {
    if (secret.length < SHORTEST) continue
    for (const spelling of spellingsOf(secret)) if (spelling.length >= SHORTEST) spellings.add(fold(spelling))
    if (spellings.size > MOST_SPELLINGS) return () => REDACTED
  }
  return (text) => replaceAll(text, [...spellings])
}

function spellingsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const bytes = Buffer.from(secret)
  return [
    secret,
    json,
    json.replaceAll('/', '\\/'),
    encodeURIComponent(secret.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')),
    new URLSearchParams({ '': secret }).toString().slice(1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap((shift) => base64Core(bytes, shift)),
  ]
}

/**
 * The characters of base64 that depend on these bytes alone, when `shift` bytes stand before them; in both alphabets.
 * So a secret is found in the middle of a longer encoded text too, as in `Basic`.
 */
function base64Core(bytes: Buffer, shift: number): string[] {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const from = Math.ceil((shift * 8) / 6)
  const to = Math.floor(((shift + bytes.length) * 8) / 6)
  const core = whole.slice(from, to)
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
}

/** Lower case of ASCII only: every character keeps its place. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function replaceAll(text: string, spellings: readonly string[]): string {
  const folded = fold(text)
  const finds: [from: number, to: number][] = []
  for (const spelling of spellings) {
    for (let at = folded.indexOf(spelling); at >= 0; at = folded.indexOf(spelling, at + spelling.length))
      finds.push([at, at + spelling.length])
  }
  if (finds.length === 0) return text
  finds.sort((a, b) => a[0] - b[0])
  const parts: string[] = []
  let end = 0
  for (const [from, to] of finds) {
    // A find that begins inside the one before only makes that one longer.
    if (from > end || parts.length === 0) parts.push(text.slice(end, from), REDACTED)
    end = Math.max(end, to)
  }
  parts.push(text.slice(end))
  return parts.join('')
}
