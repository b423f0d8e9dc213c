import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export type ConnectProxy = {
  port: number
  /** The heads of what it was asked, as they came. */
  asked: string[]
  /** Everything that came on its connections. */
  received(): string
  close(): Promise<void>
}

/**
 * A proxy on a raw socket.
 * @param answer what it says to `CONNECT`; null: it opens the way, as it is asked to. It is told the client's socket, to break it
 * @param options.make another kind of listener, such as one with TLS
 * @param options.leadsTo a port of this machine, whatever host it was asked for
 */
export async function startConnectProxy(
  answer: ((socket: Socket) => string) | null = null,
  options: { make?: (serve: (socket: Socket) => void) => Server; leadsTo?: number } = {},
): Promise<ConnectProxy> {
  const asked: string[] = []
  const open = new Set<Socket>()
  let received = ''
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
  }
  const server = (options.make ?? createServer)((socket: Socket) => {
    keep(socket)
    let head = ''
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
    })
    socket.on('data', function read(chunk: Buffer) {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.off('data', read)
      asked.push(head)
      if (answer) return void socket.write(answer(socket))
      const [, host = '', port = ''] = /^CONNECT \[?([^\s\]]+)\]?:(\d+) /.exec(head) ?? []
      const { leadsTo } = options
      const there = connect(leadsTo ?? Number(port), leadsTo === undefined ? host : '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n')
        socket.pipe(there).pipe(socket)
      })
      keep(there)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    received: () => received,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
