import { createParser } from 'eventsource-parser'
import * as z from 'zod/mini'
import { INBOX_KEY_HEADER, type InboxTest, inboxTestSchema } from '../../contract/inbox-messages'
import { problemSchema } from '../../contract/problem'
import { accessHeaders } from './access'
import { call, ServerUnreachableError, UnexpectedAnswerError } from './api'

/** An inbox and what reads it; `key` is null for one of before the read key. The key goes into a header and nowhere else. */
export type Inbox = { id: string; key: string | null }

/** The server does not let this inbox be read: it wants another key, or knows no such inbox of before the read key. */
export class InboxRefusedError extends Error {
  override name = 'InboxRefusedError'
}

/** The server has no stream for this inbox just now: too many read it, or the server as a whole. */
export class InboxBusyError extends ServerUnreachableError {
  override name = 'InboxBusyError'
  /** @param waitMs how long the server asks to wait */
  constructor(readonly waitMs: number) {
    super('too many streams')
  }
}

/** One event of the stream, its data still unparsed. */
export type StreamEvent = { event: string; data: string }

/** Silent for longer than two heartbeats: the connection is dead even if the browser has not noticed. */
const SILENCE_MS = 40_000

const SAME_ORIGIN = { cache: 'no-store', credentials: 'omit', redirect: 'manual' } as const

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
 * @throws {InboxBusyError} where it has no stream left for it
 * @throws {UnexpectedAnswerError} where something else answered in its place
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
    const problem = response.ok ? null : await reach(() => problemOf(response))
    if (response.status === 403 && problem === '/problems/inbox-key') throw new InboxRefusedError()
    if (problem?.startsWith('/problems/too-many-streams')) throw new InboxBusyError(retryAfterOf(response))
    if (!response.ok || response.body === null) throw new ServerUnreachableError(`status ${response.status}`)
    if (typeOf(response).startsWith('text/html')) throw new UnexpectedAnswerError('a page of another type')
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

/** The type of the problem that an answer tells of; `null` where it is none of our server's. */
async function problemOf(response: Response): Promise<string | null> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  return problem.success ? problem.data.type : null
}

/** Empty where it names none. A proxy's or a login's page may come with 200. */
const typeOf = (response: Response): string => response.headers.get('content-type') ?? ''

function retryAfterOf(response: Response): number {
  const seconds = /^\d{1,4}$/.exec(response.headers.get('retry-after') ?? '')?.[0]
  return 1_000 * Number(seconds ?? 0)
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
  // Somebody else's 404, or page, must be taken neither for the delivery nor for its end.
  if (response.status === 404 && (await reach(() => problemOf(response))) === '/problems/no-delivery')
    return null
  if (!response.ok) throw new ServerUnreachableError(`status ${response.status}`)
  if (!['', 'application/octet-stream'].includes(typeOf(response)))
    throw new UnexpectedAnswerError('a body of another type')
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
