import { type IncomingMessage, request } from 'node:http'
import type { Socket } from 'node:net'
import { NotSentError, type OpenFailure, openSocket } from './open-socket'
import type { HttpProxy } from './proxy'
import { type ReadAnswer, readAnswer } from './read-answer'

export type UpstreamCall = {
  /** Base of the target and a path of ours; no query. */
  url: URL
  /** Values of `Authorization` and `x-api-key`. */
  authorization: string
  apiKey: string
  /** The exact text; empty sends none. */
  body: string
  /** From now to the answer's last byte. */
  deadlineMs: number
  /** As much of the answer as is read; more than that is cut off. */
  answerBytes: number
  userAgent: string
  /** Headers more; for this server's own simulator only. */
  headers?: Readonly<Record<string, string>>
  /** What the call goes through; absent or null: nothing. */
  proxy?: HttpProxy | null
  /** Hears why nothing was sent, in more detail than the result says it. Must not throw. */
  onNotSent?: (failure: NotSentError) => void
  /** Called once when the text has left this process; not at all where the call ends before. Must not throw. */
  onLeft?: () => void
}

/** What the platform answered, or as much as is known of it. */
export type UpstreamResult =
  | { kind: 'not-sent'; reason: OpenFailure }
  | { kind: 'answered'; answer: ReadAnswer; durationMs: number }
  /** Sent, at least in part, and no whole answer. `partial` holds what came of it. */
  | { kind: 'lost'; reason: LossReason; partial: ReadAnswer | null; durationMs: number }

export type LossReason = 'timeout' | 'connection-reset' | 'unreadable-answer'

/**
 * Makes one POST: one connection of its own, one request on it, nothing followed and nothing tried again. Only the
 * headers named here go out. Never throws.
 */
export function callUpstream({ body, ...call }: UpstreamCall): Promise<UpstreamResult> {
  // In its final form, and given away when it is written: an answer may be long in coming, and a text large.
  const text: Text = { bytes: Buffer.from(body) }
  return makeCall(call, text)
}

type Text = { bytes: Buffer }
type Call = Omit<UpstreamCall, 'body'>

const NOTHING = Buffer.alloc(0)

async function makeCall(call: Call, text: Text): Promise<UpstreamResult> {
  const startedAt = performance.now()
  const elapsed = () => Math.round(performance.now() - startedAt)
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), call.deadlineMs)
  try {
    const socket = await openSocket(call.url, deadline.signal, call.proxy)
    const exchanged = await exchange(call, text, socket, deadline.signal)
    return { ...exchanged, durationMs: elapsed() }
  } catch (cause) {
    if (cause instanceof NotSentError) {
      call.onNotSent?.(cause)
      return { kind: 'not-sent', reason: cause.reason }
    }
    // A fault of ours after the connection stood: it can't be told any more what left.
    return { kind: 'lost', reason: 'connection-reset', partial: null, durationMs: elapsed() }
  } finally {
    clearTimeout(timer)
  }
}

type Exchange =
  | { kind: 'answered'; answer: ReadAnswer }
  | { kind: 'lost'; reason: LossReason; partial: ReadAnswer | null }

function exchange(call: Call, text: Text, socket: Socket, deadline: AbortSignal): Promise<Exchange> {
  return new Promise((resolve) => {
    const outgoing = request({
      method: 'POST',
      path: call.url.pathname,
      createConnection: () => socket,
      setHost: false,
      headers: headersOf(call, text.bytes.length),
    })
    let reading: ReturnType<typeof readAnswer> | null = null

    const finish = (exchanged: Exchange) => {
      deadline.removeEventListener('abort', onDeadline)
      outgoing.destroy()
      socket.destroy()
      resolve(exchanged)
    }
    const lose = (reason: LossReason) => finish({ kind: 'lost', reason, partial: reading?.soFar() ?? null })
    const onDeadline = () => lose('timeout')
    const onAnswer = (incoming: IncomingMessage) => {
      reading = readAnswer(incoming, call.answerBytes)
      reading.whole.then(
        (answer) => finish({ kind: 'answered', answer }),
        (cause) => lose(lossOf(cause)),
      )
    }

    outgoing.on('response', onAnswer)
    // 101: the status is the answer; the bytes after it belong to no protocol that was asked for.
    outgoing.on('upgrade', (incoming) =>
      finish({ kind: 'answered', answer: readAnswer(incoming, 0).soFar() }),
    )
    outgoing.on('error', (cause) => lose(lossOf(cause)))
    outgoing.on('close', () => {
      if (reading === null) lose('connection-reset')
    })
    if (deadline.aborted) onDeadline()
    else deadline.addEventListener('abort', onDeadline)
    if (call.onLeft) outgoing.once('finish', call.onLeft)
    const { bytes } = text
    text.bytes = NOTHING
    if (bytes.length === 0) outgoing.end()
    else outgoing.end(bytes)
  })
}

function headersOf(
  { url, authorization, apiKey, userAgent, headers }: Call,
  bodyBytes: number,
): Record<string, string> {
  return {
    ...headers,
    Host: url.host,
    Authorization: authorization,
    'x-api-key': apiKey,
    Accept: 'application/json',
    // What is read is what was sent: no compressed answer, so no bomb either.
    'Accept-Encoding': 'identity',
    'User-Agent': userAgent,
    ...(bodyBytes === 0 ? {} : { 'Content-Type': 'application/json' }),
    'Content-Length': String(bodyBytes),
    Connection: 'close',
  }
}

/** The parser's complaints (`HPE_…`) mean an answer that can't be read; everything else a broken connection. */
function lossOf(cause: unknown): LossReason {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code.startsWith('HPE_') ? 'unreadable-answer' : 'connection-reset'
}
