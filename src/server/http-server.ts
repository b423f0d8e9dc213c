import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { getRequestListener, RequestError } from '@hono/node-server'
import { HttpProblem, problemResponse, toProblem } from './guard/http-problem'
import { refuseRequestTarget } from './guard/request-target'
import { SECURITY_HEADERS } from './guard/security-headers'

type Fetch = Parameters<typeof getRequestListener>[0]

/**
 * A Node server around an app, with limits on everything a client can drag out or blow up. Not listening yet.
 * @param changes for tests in a hurry
 */
export function createHttpServer(fetch: Fetch, changes: ServerOptions = {}): Server {
  const handle = getRequestListener(fetch, { errorHandler: failed })
  /** Sockets on which a request has begun. */
  const inUse = new WeakSet<Socket>()
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 15_000,
      requestTimeout: 120_000,
      connectionsCheckingInterval: 5_000,
      // Longer than a browser keeps a connection in store, so that it is seldom cut under a request.
      keepAliveTimeout: 75_000,
      // Checked here, so that the refusal is one of ours.
      requireHostHeader: false,
      ...changes,
    },
    (incoming, outgoing) => {
      inUse.add(incoming.socket)
      const refusal = refuseRequestTarget(incoming)
      if (refusal === null) void handle(incoming, outgoing)
      else refuse(incoming, outgoing, refusal)
    },
  )
  server.maxConnections = 4_096
  // Node would answer without our headers, and before anybody has looked at the Host.
  server.on('checkExpectation', (incoming, outgoing) => {
    inUse.add(incoming.socket)
    refuse(incoming, outgoing, 'bad-expectation')
  })
  server.on('clientError', (error, socket) => {
    const raw = socket as Socket
    if (mayBeAnswered(error, raw) && !inUse.has(raw)) answerUnreadable(raw)
    else raw.destroy()
  })
  return server
}

/** Starts to listen. @returns the port; `port` 0 takes a free one. @throws the system's error (`EADDRINUSE`, …) */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** How long the last answers have to leave once everything else has ended. */
const GOODBYE_MS = 100

/**
 * Stops listening, waits for `work` (the starts under way), gives the last answers a moment, then cuts what is left:
 * streams have no end of their own.
 */
export async function closeAfter(work: () => Promise<void>, servers: readonly Server[]): Promise<void> {
  for (const server of servers) server.close()
  await work()
  await delay(GOODBYE_MS)
  for (const server of servers) server.closeAllConnections()
}

/** What the listener above answers itself: a request of which no `Request` can be made (a Host of two words, say), or a fault of ours. */
function failed(error: unknown): Response {
  const problem = problemResponse(
    error instanceof RequestError
      ? new HttpProblem(400, 'bad-request', 'The request can’t be read', {
          detail: 'Its address or its Host is not in the form of HTTP. Nothing was done.',
        })
      : toProblem(error),
  )
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) problem.headers.set(name, value)
  return problem
}

const REFUSALS = {
  'bad-host': ['The request does not name one host plainly', 'Send exactly one Host header.'],
  'bad-target': ['The request does not name one host plainly', 'Send a path as the target.'],
  'bad-expectation': [
    'The request expects what this server does not do',
    'Send it without an Expect header.',
  ],
} as const

function refuse(incoming: IncomingMessage, outgoing: ServerResponse, code: keyof typeof REFUSALS): void {
  incoming.resume()
  const [title, detail] = REFUSALS[code]
  const problem = problemResponse(new HttpProblem(400, code, title, { detail }))
  outgoing.writeHead(400, {
    ...SECURITY_HEADERS,
    ...Object.fromEntries(problem.headers),
    connection: 'close',
  })
  problem.text().then((text) => outgoing.end(text))
}

/**
 * Whether an answer to a broken connection can only be taken for one to the bytes that broke it (docs/decisions/broken-connections-are-closed.md):
 * the very first of it did not parse, and nothing was said yet. What is idle or slow is closed without a word (Node would
 * write 408): browsers take what lies on a connection as the answer to the next request that they send on it.
 */
function mayBeAnswered(error: NodeJS.ErrnoException, socket: Socket): boolean {
  const isUnreadable = error.code?.startsWith('HPE_') ?? false
  return isUnreadable && socket.writable && socket.bytesRead > 0 && socket.bytesWritten === 0
}

/** How long whoever sent what can't be read has to take the answer. */
const UNREADABLE_MS = 2_000

function answerUnreadable(socket: Socket): void {
  const body = JSON.stringify({
    type: '/problems/bad-request',
    title: 'The request can’t be read',
    status: 400,
    detail: 'It is not in the form of HTTP, or its headers are too long. Nothing was done.',
  })
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(['HTTP/1.1 400 Bad Request', ...head, '', body].join('\r\n'))
  // Closed at once, what is unread on it would take the answer along.
  socket.resume()
  setTimeout(() => socket.destroy(), UNREADABLE_MS).unref()
}
