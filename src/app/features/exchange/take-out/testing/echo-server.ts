import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Echo = {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** A server that keeps what arrives, in order, and says nothing of interest. */
export async function startEcho() {
  const seen: Echo[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      seen.push({ method, path, headers, body: Buffer.concat(chunks) })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"status":"success"}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
