import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { RelayFault } from './relay-plan'
import { type RelayedRequest, takeRequest } from './relay-request'

export type Relay = {
  url: string
  /** Request lines of everything that came by, without the bodies. */
  lines: string[]
  /** How often each fault was made. */
  faults: ReadonlyMap<string, number>
  /** From now on a plain wire; waits for copies still to come. */
  calm(): Promise<void>
  close(): Promise<void>
}

type RelayOptions = {
  /** The server's port. Nobody there: the browser's connection is cut. */
  to: () => number
  planOf: (request: RelayedRequest) => RelayFault
  onRequest?: (request: RelayedRequest) => void
}

/** A wire between browser and server that breaks as planned. Knows just enough of HTTP to see where a request ends. */
export async function startRelay({ to, planOf, onRequest }: RelayOptions): Promise<Relay> {
  const lines: string[] = []
  const faults = new Map<string, number>()
  const sockets = new Set<Socket>()
  const copies = new Set<Promise<void>>()
  let calm = false

  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('close', () => sockets.delete(socket)).on('error', ignore)
  }
  const dial = () => keep(connect({ host: '127.0.0.1', port: to() })).setNoDelay(true)

  /** Sends a copy on a connection of its own and reads the answer away. */
  const sendCopy = (bytes: Buffer, afterMs: number) => {
    const copy = (async () => {
      await delay(afterMs)
      const server = dial()
      server.resume().write(bytes)
      await Promise.race([new Promise((resolve) => server.once('close', resolve)), delay(2_500)])
      server.destroy()
    })()
    copies.add(copy)
    void copy.finally(() => copies.delete(copy))
  }

  const listener = createServer((client) => {
    keep(client).setNoDelay(true)
    const server = dial()
    const line = createLine(client, server, sendCopy)
    let buffer: Buffer = Buffer.alloc(0)
    client.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk])
      for (let taken = takeRequest(buffer); taken !== null; taken = takeRequest(buffer)) {
        buffer = buffer.subarray(taken.bytes.length)
        lines.push(`${taken.method} ${taken.path}`)
        onRequest?.(taken)
        const fault: RelayFault = calm ? { kind: 'none' } : planOf(taken)
        if (fault.kind !== 'none') faults.set(fault.kind, (faults.get(fault.kind) ?? 0) + 1)
        line.send(taken.bytes, fault)
      }
    })
    client.on('close', () => line.clientGone())
    server.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    lines,
    faults,
    async calm() {
      calm = true
      while (copies.size > 0) await Promise.all(copies)
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}

/** One connection of the browser and the server's end of it, one request at a time. */
function createLine(client: Socket, server: Socket, sendCopy: (bytes: Buffer, afterMs: number) => void) {
  /** Takes the server's bytes of the answer under way. */
  let onAnswer: (chunk: Buffer) => void = (chunk) => void client.write(chunk)
  let lingering = false
  server.on('data', (chunk: Buffer) => onAnswer(chunk))

  const pass = (chunk: Buffer) => void client.write(chunk)
  const swallow = () => undefined
  const cut = (reset: boolean) => {
    onAnswer = swallow
    if (reset) client.resetAndDestroy()
    else client.destroy()
  }

  return {
    /** The server's end is cut with the browser's, unless the fault was that it is not. */
    clientGone() {
      if (lingering) setTimeout(() => server.destroy(), 3_000).unref()
      else server.destroy()
    },
    send(bytes: Buffer, fault: RelayFault) {
      onAnswer = pass
      switch (fault.kind) {
        case 'none':
          server.write(bytes)
          return
        case 'cut-before':
          cut(fault.reset)
          return
        case 'cut-mid-request':
          lingering = true
          server.write(bytes.subarray(0, Math.floor(bytes.length * fault.share)), () => {
            if (fault.reset) server.resetAndDestroy()
            else server.end()
          })
          cut(fault.reset)
          return
        case 'cut-after-request':
          lingering = !fault.serverToo
          server.write(bytes, () => void setTimeout(() => cut(fault.reset), fault.afterMs))
          return
        case 'cut-mid-answer':
          server.write(bytes)
          onAnswer = (chunk) => {
            client.write(chunk.subarray(0, Math.floor(chunk.length * fault.share)), () => cut(fault.reset))
          }
          return
        case 'cut-idle':
          server.write(bytes)
          onAnswer = (chunk) => {
            client.write(chunk)
            setTimeout(() => cut(fault.reset), fault.afterMs)
          }
          return
        case 'hold':
          setTimeout(() => server.destroyed || server.write(bytes), fault.ms)
          return
        case 'late-copy':
          sendCopy(bytes, fault.ms)
          cut(true)
          return
        case 'twice':
          server.write(bytes)
          sendCopy(bytes, fault.apartMs)
          return
        case 'stall':
          onAnswer = swallow
          server.write(bytes)
          return
        case 'answer':
          if (fault.forward) sendCopy(bytes, 0)
          client.end(answerOf(fault.status))
          return
      }
    },
  }
}

function answerOf(status: number): string {
  const [type, body] =
    status === 400 || status === 429
      ? [
          'application/problem+json',
          `{"type":"/problems/relay","title":"Refused on the way","status":${status}}`,
        ]
      : ['text/html', '<h1>The gateway is tired</h1>']
  return `HTTP/1.1 ${status} Relayed\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`
}

function ignore(): void {}
