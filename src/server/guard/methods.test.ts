import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliveryPageSchema } from '../../contract/inbox-messages'
import { ask, startServer, type TestServer } from '../testing/start-server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const inboxKey = 'k'.repeat(43)
const inbox = createHash('sha256').update(inboxKey).digest('base64url')
const id = '3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11'

const allowOf = async (method: string, path: string) => {
  const { status, headers } = await ask(server.url, method, path)
  return [status, headers.allow]
}

describe('an address that takes other methods says which', () => {
  test.each([
    ['POST', '/api/config', 'GET, HEAD'],
    ['DELETE', '/api/config', 'GET, HEAD'],
    ['DELETE', `/api/starts/${id}`, 'PUT, GET, HEAD'],
    ['GET', `/api/starts/${id}/withdraw`, 'POST'],
    ['HEAD', `/api/starts/${id}/withdraw`, 'POST'],
    ['PUT', `/api/starts/${id}/withdraw`, 'POST'],
    ['GET', '/api/credentials/check', 'POST'],
    ['POST', `/api/inboxes/${inbox}/deliveries`, 'GET, HEAD, DELETE'],
    ['PUT', `/api/inboxes/${inbox}/deliveries/1/body`, 'GET, HEAD'],
    ['POST', `/api/inboxes/${inbox}/events`, 'GET, HEAD'],
    ['GET', `/api/inboxes/${inbox}/test`, 'POST'],
    ['GET', `/hooks/${inbox}/run`, 'POST, PUT, PATCH, DELETE, GET'],
    ['OPTIONS', `/hooks/${inbox}/run`, 'POST, PUT, PATCH, DELETE, GET'],
    ['HEAD', `/hooks/${inbox}/run`, 'POST, PUT, PATCH, DELETE, GET'],
    ['GET', '/simulator/api/sdk/verify-token', 'POST'],
    ['PUT', '/simulator/api/start-automation/a/b', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['OPTIONS', '/healthz', 'GET, HEAD'],
    ['TRACE', '/healthz', 'GET, HEAD'],
    ['PROPFIND', '/', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
    ['PUT', '/runs', 'GET, HEAD'],
    ['DELETE', '/index.html', 'GET, HEAD'],
  ])('%s %s', async (method, path, allow) => {
    expect(await allowOf(method, path)).toEqual([405, allow])
  })

  test.each([
    ['POST', '/api/nowhere'],
    ['GET', '/api/nowhere'],
    ['POST', '/assets/nowhere.js'],
    ['POST', '/nowhere.js'],
    ['POST', '/simulator/nowhere'],
    ['POST', '/hooks'],
    ['POST', '/hooks/'],
    ['POST', `/hooks/${inbox}/`],
  ])('%s %s leads nowhere', async (method, path) => {
    expect(await allowOf(method, path)).toEqual([404, undefined])
  })

  test('nobody who may not ask is told', async () => {
    const stranger = { origin: 'http://evil.example' }
    const { status, headers } = await ask(server.url, 'POST', '/api/config', undefined, stranger)
    expect([status, headers.allow]).toEqual([403, undefined])
  })
})

test('HEAD tells what GET would, without the text', async () => {
  for (const path of ['/', '/healthz', '/api/config']) {
    const [get, head] = [await ask(server.url, 'GET', path), await ask(server.url, 'HEAD', path)]
    expect([head.status, head.text], path).toEqual([get.status, ''])
    expect(head.headers['content-type']).toBe(get.headers['content-type'])
  }
})

/** Asks for a path that is sent as it stands: `//` begins no host, and dots are not taken away. */
function askRaw(to: TestServer, method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: to.port, method, path, headers, agent: false },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8').on('data', (chunk) => {
          text += chunk
        })
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(method === 'POST' ? path : undefined)
  })
}

describe('slashes too many in a webhook’s address', () => {
  test.each([
    `/hooks/${inbox}/run/`,
    `//hooks/${inbox}/run`,
    `/hooks//${inbox}/run`,
    `/hooks/${inbox}//run`,
    `///hooks//${inbox}//run//`,
  ])('%s: the delivery arrives under the run’s own name', async (path) => {
    expect((await askRaw(server, 'POST', path)).status).toBe(200)
    const read = await ask(server.url, 'GET', `/api/inboxes/${inbox}/deliveries?limit=500`, undefined, {
      'x-seedpad-inbox-key': inboxKey,
    })
    const { deliveries } = deliveryPageSchema.parse(read.json())
    expect(deliveries.at(-1)).toMatchObject({ startId: 'run', body: { text: path } })
  })

  test('let nobody by who would be stopped without them', async () => {
    for (const path of [`//hooks/${inbox}/run`, `/hooks//${inbox}/run/`]) {
      expect((await askRaw(server, 'POST', path, { origin: 'http://evil.example' })).status).toBe(403)
      expect((await askRaw(server, 'POST', path, { host: 'hooks.example' })).status).toBe(403)
    }
  })

  test('open no other route under the name of a tunnel', async () => {
    const tunnelled = await startServer({ SEEDPAD_PUBLIC_URL: 'https://hooks.example' })
    const there = { host: 'hooks.example', origin: 'https://hooks.example' }
    expect((await askRaw(tunnelled, 'POST', `//hooks/${inbox}/run/`, there)).status).toBe(200)
    for (const path of [
      '//api/config',
      '/hooks/../api/config',
      '//hooks//..//api/config',
      '//hooks/%2e%2e/api/config',
    ])
      expect([403, 404], path).toContain((await askRaw(tunnelled, 'GET', path, there)).status)
    for (const path of ['/hooks', '//', '/runs', '/hooks%2f/../'])
      expect((await askRaw(tunnelled, 'GET', path, there)).status, path).toBe(403)
    await tunnelled.stop()
  })
})
