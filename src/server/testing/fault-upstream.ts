import { type AddressInfo, createServer, type Socket } from 'node:net'
import { FAULTS, type FaultName } from './faults'

/** A request as it came over the wire. */
export type RecordedRequest = {
  method: string
  path: string
  /** As sent, in order. */
  headers: [name: string, value: string][]
  body: string
}

export type FaultUpstream = {
  /** Base URL for `SEEDPAD_API_URL`. */
  url: string
  /** Requests whose head arrived. */
  hits: RecordedRequest[]
  /** Connections made, also those on which nothing came. */
  connections(): number
  /** Requests to the place that redirects point to; must stay empty. */
  sinkHits(): number
  /** Ends every connection that is open now, so that a start which nobody answers need not wait for its deadline. */
  hangUp(): void
  close(): Promise<void>
}

/**
 * A stand-in for the platform that fails in every way a network can. On raw sockets, since an HTTP library would refuse
 * to. A start's automation name chooses the fault; any other name gives a well-formed acceptance.
 */
export async function startFaultUpstream(): Promise<FaultUpstream> {
  const hits: RecordedRequest[] = []
  const open = new Set<Socket>()
  let connections = 0
  let sinkHits = 0

  const sink = createServer((socket) => {
    sinkHits += 1
    socket.on('error', ignore)
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
  })
  const sinkPort = await listen(sink)

  const server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', ignore)
    readRequest(socket, (request) => {
      hits.push(request)
      const name = decodeURIComponent(request.path.split('/').at(-1) ?? '')
      const fault = isFault(name) ? FAULTS[name] : FAULTS.accepts
      void fault.act(socket, { sinkUrl: `http://127.0.0.1:${sinkPort}/sink`, request })
    })
  })
  const port = await listen(server)
  const hangUp = () => {
    for (const socket of open) socket.destroy()
  }

  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    connections: () => connections,
    sinkHits: () => sinkHits,
    hangUp,
    async close() {
      hangUp()
      await Promise.all([server, sink].map((each) => new Promise((resolve) => each.close(resolve))))
    },
  }
}

function isFault(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}

/** Reads one request; what comes after it counts as another one, which must never happen. */
function readRequest(socket: Socket, onRequest: (request: RecordedRequest) => void): void {
  let buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    const end = buffer.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = buffer.subarray(0, end).toString('latin1').split('\r\n')
    const headers = head.slice(1).map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
    const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0)
    const body = buffer.subarray(end + 4, end + 4 + length)
    if (body.length < length) return
    const [method = '', path = ''] = (head[0] ?? '').split(' ')
    buffer = buffer.subarray(end + 4 + length)
    onRequest({ method, path, headers, body: body.toString('utf8') })
  })
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function ignore(): void {}
