import { createParser } from 'eventsource-parser'
import * as z from 'zod/mini'
import { type InboxTest, inboxTestSchema } from '../../contract/inbox-messages'
import { accessHeaders } from './access'
import { call, ServerUnreachableError } from './api'

/** One event of the stream, its data still unparsed. */
export type StreamEvent = { event: string; data: string }

/** Silent for longer than two heartbeats: the connection is dead even if the browser has not noticed. */
const SILENCE_MS = 40_000

const SAME_ORIGIN = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const

/** What a reader of the stream wants to know. */
export type StreamHandlers = {
  onOpen(): void
  /** Something came, be it a sign of life. */
  onAlive(): void
  /** Awaited before the next event is read. */
  onEvent(event: StreamEvent): Promise<void>
}

/**
 * `GET /api/inboxes/{inboxId}/events`: calls back for each event after `after`, until the stream ends. `fetch` rather
 * than `EventSource`, which can't carry the access header.
 * @throws {ServerUnreachableError} when the stream breaks or falls silent
 * @throws what `onEvent` threw
 */
export async function streamEvents(
  inboxId: string,
  after: number,
  signal: AbortSignal,
  { onOpen, onAlive, onEvent }: StreamHandlers,
): Promise<void> {
  const end = new AbortController()
  let watchdog = setTimeout(() => end.abort(), SILENCE_MS)
  const both = AbortSignal.any([signal, end.signal])
  let reader: ReadableStreamDefaultReader<string> | undefined
  try {
    const response = await reach(() =>
      fetch(`/api/inboxes/${inboxId}/events`, {
        ...SAME_ORIGIN,
        headers: { accept: 'text/event-stream', 'last-event-id': String(after), ...accessHeaders() },
        signal: both,
      }),
    )
    if (!response.ok || response.body === null) throw new ServerUnreachableError(`status ${response.status}`)
    onOpen()
    const waiting: StreamEvent[] = []
    const parser = createParser({ onEvent: ({ event = 'message', data }) => waiting.push({ event, data }) })
    const opened = response.body.pipeThrough(new TextDecoderStream()).getReader()
    reader = opened
    for (;;) {
      const { done, value } = await reach(() => untilAborted(both, opened.read()))
      if (done) return
      clearTimeout(watchdog)
      watchdog = setTimeout(() => end.abort(), SILENCE_MS)
      onAlive()
      parser.feed(value)
      for (const event of waiting.splice(0)) {
        // What was read from a stream that was given up meanwhile is no longer this reader's to write.
        if (signal.aborted) return
        await onEvent(event)
      }
    }
  } finally {
    clearTimeout(watchdog)
    // Also where an event could not be taken: an open stream that nobody reads would hold one of six connections.
    end.abort()
    reader?.cancel().catch(() => undefined)
  }
}

/**
 * What comes of `work`, or the signal's reason as soon as it is aborted. An aborted `fetch` should end its body, but it does
 * not always (Node 20, now and then, behind a pipe); whoever waits for the body would wait for ever.
 */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    signal.addEventListener('abort', giveUp)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
    if (signal.aborted) giveUp()
  })
}

async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new ServerUnreachableError('the stream of deliveries broke', { cause })
  }
}

/**
 * `GET /api/inboxes/{inboxId}/deliveries/{seq}/body`: the exact bytes; `null` where the delivery is gone, or has moved to a
 * new number since (a copy came; the stream brings it again).
 */
export async function getDeliveryBody(
  inboxId: string,
  seq: number,
  signal: AbortSignal,
): Promise<ArrayBuffer | null> {
  const response = await reach(() =>
    fetch(`/api/inboxes/${inboxId}/deliveries/${seq}/body`, {
      ...SAME_ORIGIN,
      headers: accessHeaders(),
      signal,
    }),
  )
  if (response.status === 404) return null
  if (!response.ok) throw new ServerUnreachableError(`status ${response.status}`)
  return await reach(() => untilAborted(signal, response.arrayBuffer()))
}

/** `POST /api/inboxes/{inboxId}/test`: sends a delivery through the public URL and says what became of it. */
export const testInbox = (inboxId: string): Promise<InboxTest> =>
  call('POST', `/api/inboxes/${inboxId}/test`, inboxTestSchema, { body: {} })

/**
 * `DELETE /api/inboxes/{inboxId}/deliveries?through=`: the server forgets its copies up to a number, and no later ones: what
 * this browser has not seen yet stays.
 */
export const clearDeliveries = (inboxId: string, through: number): Promise<undefined> =>
  call('DELETE', `/api/inboxes/${inboxId}/deliveries?through=${through}`, z.undefined())
