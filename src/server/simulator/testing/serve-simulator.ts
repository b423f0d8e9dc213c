import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { systemClock } from '../../clock'
import { createSimulator, type SimulatorDeps } from '../simulator'

/** A simulator on a real port, mounted as the server mounts it. */
export async function serveSimulator(deps: Partial<SimulatorDeps> = {}) {
  const stop = new AbortController()
  const errors: unknown[] = []
  const taken: string[] = []
  const app = new Hono()
    .use(async (c, next) => {
      taken.push(c.req.path)
      await next()
    })
    .route(
      '/simulator',
      createSimulator({
        clock: systemClock,
        speed: 50,
        allowedWebhook: (url) => url.hostname === '127.0.0.1',
        onBackgroundError: (error) => errors.push(error),
        signal: stop.signal,
        ...deps,
      }),
    )
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port))
    stop.signal.addEventListener('abort', () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
  })
  const base = `http://127.0.0.1:${port}/simulator`
  return {
    base,
    errors,
    /** The paths of the requests that have come. */
    taken,
    close: () => stop.abort(),
    start: (
      automation: string,
      body: unknown = '',
      headers: Record<string, string> = {},
      project = 'any-project',
    ) =>
      fetch(`${base}/api/start-automation/${project}/${automation}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          Authorization: 'Token abc',
          'x-api-key': 'key',
          'Content-Type': 'application/json',
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

export type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer }

/** A webhook receiver on a real port that keeps all it gets. */
export async function serveReceiver() {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      received.push({ method, url, headers, body: Buffer.concat(chunks) })
      response.end('ok')
      for (const check of waiting) check()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path = '/hook') => `http://127.0.0.1:${port}${path}`,
    received,
    /** Resolves with everything received once that many requests have come. */
    async wait(count: number): Promise<Received[]> {
      while (received.length < count) {
        await new Promise<void>((resolve) => {
          const check = () => {
            waiting.delete(check)
            resolve()
          }
          waiting.add(check)
        })
      }
      return received
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
