import { MASKED_VALUE } from '../../contract/inbox-messages'

type HeaderList = [name: string, value: string][]

const SECRET_NAME =
  /token|secret|key|pass(?:word|wd|phrase)|signature|auth|cookie|credential|session|bearer|hmac|jwt|^x-seedpad-delivery$/i
const SECRET_VALUE = /^(?:bearer|basic|token|digest|apikey)\s+\S/i
// Long, without spaces, letters and digits mixed: what keys look like.
const KEY_LIKE = /^(?=.*[a-z])(?=.*\d)[\w+/=.~-]{20,}$/i
const UUID_OR_TIME = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}t[\d:.+z-]+)$/i

// What senders and proxies write themselves: useful to read, and no operator puts a secret there.
const PLAIN = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'forwarded',
  'host',
  'referer',
  'traceparent',
  'tracestate',
  'transfer-encoding',
  'user-agent',
  'via',
])

/**
 * Leaves out the values that may be secrets before anything is stored: by the header's name, or, under names of the sender's
 * own choosing, by what the value looks like. Names and order stay. A short secret under a harmless name is not recognised.
 * @param rawHeaders names and values in turn, as Node's `rawHeaders`
 */
export function maskHeaders(rawHeaders: readonly string[]): HeaderList {
  const masked: HeaderList = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2)
    masked.push([name, isSecret(name, value) ? MASKED_VALUE : value])
  }
  return masked
}

/** Does the same to the parameters of an address's query. */
export function maskQuery(query: string): string {
  return query.replace(/([?&])([^=&]+)=([^&]*)/g, (pair, separator, name, value) =>
    isSecret(name, value) ? `${separator}${name}=${MASKED_VALUE}` : pair,
  )
}

function isSecret(name: string, value: string): boolean {
  if (SECRET_NAME.test(name)) return true
  if (PLAIN.has(name.toLowerCase())) return false
  return SECRET_VALUE.test(value) || (KEY_LIKE.test(value) && !UUID_OR_TIME.test(value))
}
