import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ask, startServer, type TestServer } from '../testing/start-server'

let platform: Server
let server: TestServer
let environment: Record<string, string> = {}
let answer = { status: 200, body: '' }
const seen: {
  method: string | undefined
  url: string | undefined
  headers: Record<string, unknown>
  body: string
}[] = []
beforeAll(async () => {
  platform = createServer((incoming, outgoing) => {
    let body = ''
    incoming.on('data', (chunk) => {
      body += chunk
    })
    incoming.on('end', () => {
      seen.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body })
      outgoing.writeHead(answer.status, { location: '/elsewhere' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve))
  const { port } = platform.address() as AddressInfo
  environment = {
    SEEDPAD_API_URL: `http://127.0.0.1:${port}/base`,
    SEEDPAD_APP_URL: 'http://127.0.0.1:9',
    SEEDPAD_SIMULATOR: 'off',
  }
  server = await startServer(environment, { checksPerSecond: 1_000 })
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await server.stop()
  platform.close()
})

const check = (target = 'api', authorization = 'token abc', apiKey = 'a2V5') =>
  ask(server.url, 'POST', '/api/credentials/check', { target, authorization, apiKey })

test('asks once, with both headers and no body, below the chosen target’s base', async () => {
  answer = { status: 200, body: '{"username":"ana","email":"ana@example.com"}' }
  seen.length = 0
  expect((await check()).json()).toEqual({ state: 'valid', username: 'ana', email: 'ana@example.com' })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/base/api/sdk/verify-token', body: '' })
  expect(seen[0]?.headers).toMatchObject({
    authorization: 'Token abc',
    'x-api-key': 'a2V5',
    'content-length': '0',
  })
})

describe('an answer', () => {
  test.each([
    [200, '{"username":"ana"}', { state: 'valid', username: 'ana' }],
    [200, '{}', { state: 'unavailable' }],
    [200, '<html>', { state: 'unavailable' }],
    [200, '{"username":42}', { state: 'unavailable' }],
    [201, '{"username":"ana"}', { state: 'unavailable' }],
    [401, '{"detail":"Invalid token"}', { state: 'invalid', message: 'Invalid token' }],
    [401, '<html>', { state: 'unavailable' }],
    [403, '{"message":"Forbidden"}', { state: 'key-pending', message: 'Forbidden' }],
    [
      403,
      '{"message":"Missing something else"}',
      { state: 'unavailable', message: 'Missing something else' },
    ],
    [403, '', { state: 'unavailable', message: 'HTTP 403' }],
    [302, '', { state: 'unavailable', message: 'HTTP 302' }],
    [404, '{"detail":"Not found."}', { state: 'unavailable', message: 'Not found.' }],
    [500, '{"username":"ana"}', { state: 'unavailable', message: 'HTTP 500' }],
  ])('%i %s comes to %j', async (status, body, expected) => {
    answer = { status, body }
    seen.length = 0
    expect((await check()).json()).toMatchObject(expected)
    expect(seen).toHaveLength(1)
  })
})

test('a target that can not be reached is unavailable', async () => {
  expect((await check('app')).json()).toEqual({ state: 'unavailable', message: 'connection-refused' })
})

test('what can not be a credential, and a target that is off, is refused before anyone is asked', async () => {
  seen.length = 0
  for (const [target, authorization, apiKey, field] of [
    ['simulator', 'a', 'b', 'target'],
    ['api', '', 'b', 'authorization'],
    ['api', 'a', 'b c', 'apiKey'],
  ]) {
    const refused = await check(target, authorization, apiKey)
    expect(refused.status).toBe(422)
    expect(refused.json()).toMatchObject({ field })
  }
  expect(seen).toHaveLength(0)
})

test('more checks in a second than allowed are refused unasked', async () => {
  const strict = await startServer(environment, { checksPerSecond: 3 })
  seen.length = 0
  // The second that is counted does not pass by itself, however long the machine takes.
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  const body = { target: 'api', authorization: 'abc', apiKey: 'a2V5' }
  const asked = Array.from({ length: 8 }, () => ask(strict.url, 'POST', '/api/credentials/check', body))
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  vi.useRealTimers()
  await strict.stop()
  expect(statuses.filter((status) => status === 200)).toHaveLength(3)
  expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  expect(seen).toHaveLength(3)
})
