import { createHash } from 'node:crypto'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { FAULTS, type FaultName } from '../../../src/server/testing/faults'
import type { PlatformPlan } from './plan'

/** What the platform knows of one start, by the automation's name. */
export type Seen = {
  /** Requests whose head came in. More than one is a start paid twice. */
  arrivals: number
  bodies: string[]
  /** The id it answered with, where it accepted (whether or not the answer arrived). */
  executionId: string | null
  /** It sent words of refusal. */
  refused: boolean
}

export type Platform = {
  url: string
  seen: ReadonlyMap<string, Seen>
  /** Connections cut before anything was read of them. */
  unread(): number
  /** Requests to where its redirects point; must stay 0. */
  sinkHits(): number
  /** When the last request came in, `performance.now()`. */
  lastArrival(): number
  close(): Promise<void>
}

type PlatformOptions = {
  planOf: (name: string) => PlatformPlan
  /** Whether the connection of this number is cut unread. */
  cutUnread: (connection: number) => boolean
  onArrival?: (name: string) => void
  onAnswered?: (name: string) => void
}

const EMPTY: Readonly<Seen> = { arrivals: 0, bodies: [], executionId: null, refused: false }

/** What the platform has seen of a start, also of one that it never saw. */
export const seenOf = (platform: Platform, name: string): Seen =>
  platform.seen.get(name) ?? { ...EMPTY, bodies: [] }

/** A stand-in for the platform on raw sockets, that counts what arrives and fails as planned. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const seen = new Map<string, Seen>()
  const sockets = new Set<Socket>()
  let connections = 0
  let unread = 0
  let sinkHits = 0
  let lastArrival = 0

  const sink = createServer((socket) => {
    sinkHits += 1
    socket.on('error', ignore).destroy()
  })
  const sinkUrl = `http://127.0.0.1:${await listen(sink)}/sink`

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', ignore)
    connections += 1
    if (options.cutUnread(connections)) {
      unread += 1
      setTimeout(() => socket.resetAndDestroy(), connections % 20)
      return
    }
    readRequests(socket, {
      onHead(path) {
        const name = nameOf(path)
        const entry = seen.get(name) ?? { ...EMPTY, bodies: [] }
        entry.arrivals += 1
        seen.set(name, entry)
        lastArrival = performance.now()
        options.onArrival?.(name)
      },
      onRequest(request) {
        const name = nameOf(request.path)
        const entry = seen.get(name)
        if (!entry) return
        entry.bodies.push(request.body)
        void answer(socket, name, entry, request).then(() => options.onAnswered?.(name))
      },
    })
  })
  const url = `http://127.0.0.1:${await listen(server)}`

  async function answer(socket: Socket, name: string, entry: Seen, request: Request): Promise<void> {
    const plan = options.planOf(name)
    if (plan.kind === 'fault') {
      entry.refused ||= FAULTS[plan.fault].expected.state === 'rejected'
      await actFault(socket, plan.fault, sinkUrl, request)
    } else if (plan.kind === 'echo-secrets') {
      entry.refused = true
      socket.end(message(400, JSON.stringify({ status: 'error', message: echoOf(request) })))
    } else {
      await delay(plan.afterMs)
      entry.executionId = idOf(name, plan.form, entry.arrivals)
      socket.end(accept(name, plan.form, entry.executionId))
    }
  }

  return {
    url,
    seen,
    unread: () => unread,
    sinkHits: () => sinkHits,
    lastArrival: () => lastArrival,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([server, sink].map((each) => new Promise((resolve) => each.close(resolve))))
    },
  }
}

type Request = { method: string; path: string; headers: [string, string][]; body: string }

/** Tells of a request when its head is there, and again when it is whole. Whatever follows counts as another one. */
function readRequests(
  socket: Socket,
  { onHead, onRequest }: { onHead: (path: string) => void; onRequest: (request: Request) => void },
): void {
  let buffer = Buffer.alloc(0)
  let open: (Request & { length: number }) | null = null
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    if (open === null) {
      const end = buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      open = parseHead(buffer.subarray(0, end).toString('latin1'))
      buffer = buffer.subarray(end + 4)
      onHead(open.path)
    }
    if (buffer.length < open.length) return
    const { length, ...request } = open
    const body = buffer.subarray(0, length).toString('utf8')
    buffer = buffer.subarray(length)
    open = null
    onRequest({ ...request, body })
  })
}

function parseHead(text: string): Request & { length: number } {
  const [first = '', ...lines] = text.split('\r\n')
  const [method = '', path = ''] = first.split(' ')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0)
  return { method, path, headers, body: '', length }
}

async function actFault(socket: Socket, fault: FaultName, sinkUrl: string, request: Request): Promise<void> {
  await FAULTS[fault].act(socket, { sinkUrl, request })
}

const nameOf = (path: string): string => decodeURIComponent(path.split('/').at(-1) ?? '')

/** A second acceptance of the same start has another id, as it would on the platform. */
function idOf(name: string, form: string, arrival: number): string {
  const hex = createHash('sha256').update(`${name} ${arrival}`).digest('hex')
  if (form === 'flat') return `exec_${hex.slice(0, 24)}`
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

function accept(name: string, form: string, executionId: string): string {
  const text = `Automation ${form === 'flat' ? `"${name}"` : name} started successfully.`
  const body = JSON.stringify({ status: 'success', message: text, execution_id: executionId })
  if (form === 'chunked')
    return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
  if (form === 'until-close') return `HTTP/1.1 200 OK\r\n\r\n${body}`
  return message(form === 'flat' ? 202 : 200, body)
}

/** A gateway that is too talkative: the credentials and the body come back, plain, as base64 and URL-encoded. */
function echoOf({ headers, body }: Request): string {
  const secrets = headers
    .filter(([name]) => ['authorization', 'x-api-key'].includes(name.toLowerCase()))
    .map(([, value]) => value)
  const forms = secrets.flatMap((secret) => [
    secret,
    secret.replace(/^Token /, ''),
    Buffer.from(secret).toString('base64'),
    encodeURIComponent(secret),
  ])
  return `not accepted: ${forms.join(' ')} for ${body}`
}

function message(status: number, body: string): string {
  return `HTTP/1.1 ${status} Whatever\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function ignore(): void {}
