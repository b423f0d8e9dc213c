import { isHarmlessHeader } from '../../contract/harmless-header'
import { headerBytes } from '../../contract/header-rows'
import { LIMITS } from '../../contract/limits'
import { scanJsonObject } from '../json/scan-json'

const MEMBERS = new Set(['webhook', 'webhook_header'])
/** Larger than any webhook whose headers keep within their limits, however often they are escaped. */
const MOST_CHARACTERS = 512 * 1024
/** The inbox's own, with which a delivery proves its run, comes on top of the operator's. */
const OWN_ROWS = 1
const OWN_BYTES = 1024

/** The headers that the platform is asked to send with a result: names as they are written, and values that may be secret. */
export type WebhookHeaders = { names: string[]; values: string[] }

/**
 * The headers that a start's body asks the platform to send: `webhook_header` at the top (flat dialect) or inside
 * `webhook`, which may be an object or a string holding one (nested dialect). Values count as secrets, but for those that
 * everybody writes.
 * @returns `not-an-object` where the text is not a JSON object; else why there are more than can be taken out of an answer
 */
export function webhookHeaders(
  text: string,
): WebhookHeaders | 'not-an-object' | 'too-many-headers' | 'too-much-header-text' {
  const members = scanJsonObject(text, MEMBERS)
  if (members === null) return 'not-an-object'
  if (members.reduce((sum, { from, to }) => sum + to - from, 0) > MOST_CHARACTERS)
    return 'too-much-header-text'
  const rows = members.flatMap(({ key, from, to }) => {
    const value = objectOf(text.slice(from, to))
    return Object.entries(objectOf(key === 'webhook' ? value?.webhook_header : value) ?? {})
  })
  if (rows.length > LIMITS.headerRows + OWN_ROWS) return 'too-many-headers'
  const written = rows.flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  if (written.reduce((sum, row) => sum + headerBytes(row), 0) > LIMITS.headerBytes + OWN_BYTES)
    return 'too-much-header-text'
  return {
    names: rows.map(([name]) => name),
    values: written.filter(({ name, value }) => !isHarmlessHeader(name, value)).map(({ value }) => value),
  }
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
