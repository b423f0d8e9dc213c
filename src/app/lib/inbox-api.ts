import { createParser } from 'eventsource-parser'
import { type DeliveryPage, deliveryPageSchema } from '../../contract/inbox-messages'
import { accessHeaders } from './access'
import { call, ServerUnreachableError } from './api'

/** `GET /api/inboxes/{inboxId}/deliveries?after=`: what came after a number, oldest first. */
export const getDeliveries = (inboxId: string, after: number, signal: AbortSignal): Promise<DeliveryPage> =>
  call('GET', `/api/inboxes/${inboxId}/deliveries?after=${after}`, deliveryPageSchema, { signal })

/** One event of the stream, its data still unparsed. */
export type StreamEvent = { event: string; data: string }

/** Silent for longer than two heartbeats: the connection is dead even if the browser has not noticed. */
const SILENCE_MS = 40_000

/**
 * `GET /api/inboxes/{inboxId}/events`: calls back for each event until the stream ends. `fetch` rather than
 * `EventSource`, which can't carry the access header.
 * @throws {ServerUnreachableError} when the stream breaks or falls silent
 */
export async function streamEvents(
  inboxId: string,
  after: number,
  signal: AbortSignal,
  onOpen: () => void,
  onEvent: (event: StreamEvent) => Promise<void>,
): Promise<void> {
  const silence = new AbortController()
  let watchdog = setTimeout(() => silence.abort(), SILENCE_MS)
  const alive = () => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => silence.abort(), SILENCE_MS)
  }
  try {
    const response = await fetch(`/api/inboxes/${inboxId}/events`, {
      headers: { accept: 'text/event-stream', 'last-event-id': String(after), ...accessHeaders() },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`)
    onOpen()
    const waiting: StreamEvent[] = []
    const parser = createParser({ onEvent: ({ event = 'message', data }) => waiting.push({ event, data }) })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      alive()
      parser.feed(value)
      for (const event of waiting.splice(0)) await onEvent(event)
    }
  } catch (cause) {
    throw new ServerUnreachableError('the stream of deliveries broke', { cause })
  } finally {
    clearTimeout(watchdog)
  }
}
