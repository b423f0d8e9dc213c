import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { StartWebhook } from './read-start-body'
import type { Payload } from './results'

const DEADLINE_MS = 10_000

// The sender's own business (RFC 9110, 7.6.1), whatever the start asked for; and what only browsers may say, so that a delivery
// to this server can't pass for its page.
const NOT_FORWARDED = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'origin',
  'sec-fetch-site',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * Sends one result to a webhook: a single POST without redirects or retries. Resolves with the receiver's status.
 * @throws where no answer came within ten seconds, or a header can't be sent
 */
export function deliver(
  { url, headers }: StartWebhook,
  payload: Payload,
  signal: AbortSignal,
): Promise<number> {
  const own = {
    'content-type': payload.contentType,
    'content-length': String(payload.bytes.length),
    'user-agent': 'seedpad-simulator',
    'x-seedpad-simulated': '1',
  }
  const asked = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !NOT_FORWARDED.has(name))
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...Object.fromEntries(asked), ...own },
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
    })
    request.on('error', reject)
    request.on('response', (response) => {
      response.on('error', reject)
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.resume()
    })
    request.end(payload.bytes)
  })
}
