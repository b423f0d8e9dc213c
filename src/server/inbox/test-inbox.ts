import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { InboxTest } from '../../contract/inbox-messages'
import type { InboxStore } from './inbox-store'

const DEADLINE_MS = 10_000

/**
 * Sends a delivery through the public URL, as the platform would, and looks whether it came to this inbox. One call, no
 * redirects followed. Never throws: what went wrong is the answer.
 */
export async function testInbox(store: InboxStore, publicUrl: string, inboxId: string): Promise<InboxTest> {
  const startId = `test-${randomUUID()}`
  const began = performance.now()
  const outcome = await send(`${publicUrl}/hooks/${inboxId}/${startId}`)
  const durationMs = Math.round(performance.now() - began)
  const isHere = 'status' in outcome && outcome.status === 200 && (await store.has(inboxId, startId))
  const base = { via: `${publicUrl}/hooks/…`, durationMs }
  if (!('status' in outcome)) return { ...base, ok: false, status: null, error: outcome.error }
  return { ...base, ok: isHere, status: outcome.status, error: isHere ? null : errorOfStatus(outcome.status) }
}

function errorOfStatus(status: number): InboxTest['error'] {
  if (status >= 300 && status < 400) return 'redirect'
  // Somebody took it, but it is not in this inbox: the public URL leads to another server.
  return status >= 200 && status < 300 ? 'not-this-server' : 'refused'
}

type Outcome = { status: number } | { error: NonNullable<InboxTest['error']> }

function send(url: string): Promise<Outcome> {
  const body = JSON.stringify({ test: true, message: 'A delivery that Seedpad sent to its own inbox.' })
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve({ error: kindOf(error) })
    try {
      const call = (url.startsWith('https:') ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      call.on('error', fail)
      call.on('response', (response) => {
        response.on('error', fail)
        response.resume()
        resolve({ status: response.statusCode ?? 0 })
      })
      call.end(body)
    } catch (error) {
      fail(error)
    }
  })
}

function kindOf(error: unknown): NonNullable<InboxTest['error']> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return 'timeout'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns-failed'
  if (code === 'ECONNREFUSED') return 'connection-refused'
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'connection-reset'
  if (code === 'ETIMEDOUT') return 'timeout'
  return /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)
    ? 'tls-failed'
    : 'failed'
}
