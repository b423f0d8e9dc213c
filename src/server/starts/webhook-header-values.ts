import { scanJsonObject } from './scan-json'

const MEMBERS = new Set(['webhook', 'webhook_header'])
/** Larger than any webhook with headers of sensible number and length. */
const MOST_CHARACTERS = 256 * 1024

/**
 * The values of the headers that a start's body asks the platform to send: `webhook_header` at the top (flat dialect) or
 * inside `webhook`, which may be an object or a string holding one (nested dialect). They count as secrets.
 * @returns `not-an-object` where the text is not a JSON object, `too-many` where there is more than can be looked through
 */
export function webhookHeaderValues(text: string): string[] | 'not-an-object' | 'too-many' {
  const members = scanJsonObject(text, MEMBERS)
  if (members === null) return 'not-an-object'
  if (members.reduce((sum, { from, to }) => sum + to - from, 0) > MOST_CHARACTERS) return 'too-many'
  return members.flatMap(({ key, from, to }) => {
    const value = objectOf(text.slice(from, to))
    const headers = objectOf(key === 'webhook' ? value?.webhook_header : value)
    return Object.values(headers ?? {}).filter((header) => typeof header === 'string')
  })
}

/** An object, or the one that a JSON text, or a JSON string in a JSON text, holds. */
function objectOf(value: unknown): Record<string, unknown> | null {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  if (typeof value !== 'string') return null
  try {
    return objectOf(JSON.parse(value))
  } catch {
    return null
  }
}
