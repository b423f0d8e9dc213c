import { isHarmlessHeader } from './harmless-header'
import { type Delivery, MASKED_VALUE } from './inbox-messages'
import { maskQuery } from './mask-query'

/** In place of header names: the operator may have typed any header of this delivery. */
export const EVERY_HEADER = '*'

// What senders and proxies write by themselves. Every other header may be one that the operator asked for, with a secret.
const SENDERS_OWN = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'pragma',
  'te',
  'traceparent',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
  'x-request-id',
  'x-seedpad-simulated',
])

/** What of a delivery may hold a secret, besides its body. */
type Maskable = Pick<Delivery, 'headers' | 'contentType' | 'query'>

/**
 * A delivery without the values that may be secrets; masking it again changes nothing. Names and order stay. Of the
 * headers, only those on a short list keep their values, and of these none that the operator typed for this run, save a
 * pair that can be no secret (`Content-Type: application/json`).
 * @param typed names of the header rows of the delivery's run, in any case; `EVERY_HEADER` stands for all names
 */
export function maskDelivery<T extends Maskable>(delivery: T, typed: readonly string[]): T {
  const isTyped = typedNames(typed)
  return {
    ...delivery,
    headers: delivery.headers.map(([name, value]): [string, string] => [
      name,
      maskValue(name, value, isTyped),
    ]),
    contentType:
      delivery.contentType === null ? null : maskValue('content-type', delivery.contentType, isTyped),
    query: maskQuery(delivery.query),
  }
}

function typedNames(typed: readonly string[]): (lower: string) => boolean {
  const names = new Set(typed.map((name) => name.trim().toLowerCase()))
  return (lower) => names.has(EVERY_HEADER) || names.has(lower)
}

function maskValue(name: string, value: string, isTyped: (lower: string) => boolean): string {
  const lower = name.trim().toLowerCase()
  const mayStay = SENDERS_OWN.has(lower) && (!isTyped(lower) || isHarmlessHeader(lower, value))
  return mayStay ? value : MASKED_VALUE
}
