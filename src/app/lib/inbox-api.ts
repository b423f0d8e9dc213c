import { createParser } from 'eventsource-parser'
import * as z from 'zod/mini'
import { INBOX_KEY_HEADER, type InboxTest, inboxTestSchema } from '../../contract/inbox-messages'
import { problemSchema } from '../../contract/problem'
import { accessHeaders } from './access'
import { call, ServerUnreachableError } from './api'

/** An inbox and what reads it; `key` is null for one of before the read key. The key goes into a header and nowhere else. */
export type Inbox = { id: string; key: string | null }

/** The server does not let this inbox be read: it wants another key, or knows no such inbox of before the read key. */
export class InboxRefusedError extends Error {
  override name = 'InboxRefusedError'
}

/** One event of the stream, its data still unparsed. */
export type StreamEvent = { event: string; data: string }

/** Silent for longer than two heartbeats: the connection is dead even if the browser has not noticed. */
const SILENCE_MS = 40_000

const SAME_ORIGIN = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const

const keyHeaders = ({ key }: Inbox): Record<string, string> =>
  key === null ? {} : { [INBOX_KEY_HEADER]: key }

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
 * @throws {InboxRefusedError} where the server does not let it be read
 * @throws what `onEvent` threw
 */
export async function streamEvents(
  inbox: Inbox,
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
      fetch(`/api/inboxes/${inbox.id}/events`, {
        ...SAME_ORIGIN,
        headers: {
          accept: 'text/event-stream',
          'last-event-id': String(after),
          ...accessHeaders(),
          ...keyHeaders(inbox),
        },
        signal: both,
      }),
    )
    if (response.status === 403 && (await reach(() => wantsKey(response)))) throw new InboxRefusedError()
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

async function wantsKey(response: Response): Promise<boolean> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  return problem.success && problem.data.type === '/problems/inbox-key'
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
  inbox: Inbox,
  seq: number,
  signal: AbortSignal,
): Promise<ArrayBuffer | null> {
  const response = await reach(() =>
    fetch(`/api/inboxes/${inbox.id}/deliveries/${seq}/body`, {
      ...SAME_ORIGIN,
      headers: { ...accessHeaders(), ...keyHeaders(inbox) },
      signal,
    }),
  )
  if (response.status === 404) return null
  if (!response.ok) throw new ServerUnreachableError(`status ${response.status}`)
  return await reach(() => untilAborted(signal, response.arrayBuffer()))
}

/** `POST /api/inboxes/{inboxId}/test`: sends a delivery through the public URL and says what became of it. */
export const testInbox = (inbox: Inbox): Promise<InboxTest> =>
  call('POST', `/api/inboxes/${inbox.id}/test`, inboxTestSchema, { body: {}, headers: keyHeaders(inbox) })

/**
 * `DELETE /api/inboxes/{inboxId}/deliveries?through=`: the server forgets its copies up to a number, and no later ones: what
 * this browser has not seen yet stays.
 */
export const clearDeliveries = (inbox: Inbox, through: number): Promise<undefined> =>
  call('DELETE', `/api/inboxes/${inbox.id}/deliveries?through=${through}`, z.undefined(), {
    headers: keyHeaders(inbox),
  })
