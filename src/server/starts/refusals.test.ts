import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIMITS } from '../../contract/limits'
import { type FaultUpstream, startFaultUpstream } from '../testing/fault-upstream'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'

let upstream: FaultUpstream
let server: TestServer
beforeAll(async () => {
  upstream = await startFaultUpstream()
  server = await startServer({ SEEDPAD_API_URL: upstream.url, SEEDPAD_SIMULATOR: 'off' })
})
afterAll(async () => {
  await server.stop()
  await upstream.close()
})

const put = (changes: Parameters<typeof startRequest>[1], startId: string = randomUUID()) =>
  ask(server.url, 'PUT', `/api/starts/${startId}`, startRequest(server.journalId, changes))

describe('a start that can not be sent as it is', () => {
  test.each([
    ['target', { target: 'simulator' as const }],
    ['project', { project: '' }],
    ['project', { project: '   ' }],
    ['project', { project: '.' }],
    ['project', { project: '..' }],
    ['project', { project: '%2e%2E' }],
    ['project', { project: 'a/b' }],
    ['project', { project: 'a\\b' }],
    ['project', { project: 'a%2Fb' }],
    ['project', { project: 'a\u0000b' }],
    ['project', { project: 'a\nb' }],
    ['project', { project: 'a\u2028b' }],
    ['project', { project: '\ud800' }],
    ['project', { project: 'x'.repeat(256) }],
    ['automation', { automation: '' }],
    ['automation', { automation: '../verify-token' }],
    ['automation', { automation: '..' }],
    ['authorization', { authorization: '' }],
    ['authorization', { authorization: 'Token ' }],
    ['authorization', { authorization: 'Token a b' }],
    ['authorization', { authorization: 'Token a\r\nX-Evil: 1' }],
    ['authorization', { authorization: 'Token \u00e9' }],
    ['authorization', { authorization: 'x'.repeat(5_000) }],
    ['apiKey', { apiKey: '' }],
    ['apiKey', { apiKey: 'a\nb' }],
    ['apiKey', { apiKey: 'a\u0000' }],
    ['body', { body: ' ' }],
    ['body', { body: 'null' }],
    ['body', { body: '[]' }],
    ['body', { body: '"text"' }],
    ['body', { body: '{"a":1,}' }],
    ['body', { body: '{"a":1}{"b":2}' }],
    ['body', { body: '\ufeff{}' }],
    ['body', { body: '{"a":"\ud800"}' }],
    ['body', { body: '{"a":NaN}' }],
    ['body', { body: `{"a":"${'x'.repeat(LIMITS.bodyBytes)}"}` }],
  ])('names its %s and leaves no trace: %#', async (field, changes) => {
    const startId = randomUUID()
    const answer = await put(changes, startId)
    expect(answer.status).toBe(422)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toMatchObject({ status: 422, field })
    expect((await ask(server.url, 'GET', `/api/starts/${startId}`)).status).toBe(404)
  })

  test.each([
    'nonsense',
    randomUUID().toUpperCase(),
    '00000000-0000-0000-0000-00000000000',
    `${randomUUID()}0`,
  ])('is refused under the id %s', async (startId) => {
    expect((await put({}, startId)).status).toBe(400)
  })

  test('reached nobody', () => {
    expect(upstream.connections()).toBe(0)
  })
})

describe('a start with an unusual but sendable name', () => {
  test.each([
    'hello automation',
    'ação',
    '日本',
    "it's",
    'a?b#c',
    'a&b=c;d',
    '100%',
    '...',
    '~',
    '-',
    '__proto__',
  ])('%s arrives as one segment below the base', async (name) => {
    const before = upstream.hits.length
    expect((await put({ project: name })).json()).toMatchObject({ state: 'started' })
    const { path = '' } = upstream.hits[before] ?? {}
    expect(path.split('/')).toHaveLength(5)
    expect(decodeURIComponent(path.split('/')[3] ?? '')).toBe(name)
  })
})

test('what goes out is exactly the text and our own headers', async () => {
  const before = upstream.hits.length
  const body =
    '{ "seed": {"n": 12345678901234567891, "x": 1.0, "y": 1e400, "a": 1, "a": 2},\n\t"é": "\\u00e9 日本 😀"}'
  const startId = randomUUID()
  await ask(
    server.url,
    'PUT',
    `/api/starts/${startId}`,
    startRequest(server.journalId, { body, authorization: 'token abcdef' }),
    {
      cookie: 'session=1',
      'x-forwarded-for': '10.0.0.1',
      'accept-language': 'pt-BR',
    },
  )
  const hit = upstream.hits[before]
  expect(hit?.method).toBe('POST')
  expect(hit?.path).toBe('/api/start-automation/my-project/accepts')
  expect(hit?.body).toBe(body)
  expect(hit?.headers).toEqual([
    ['Host', new URL(upstream.url).host],
    ['Authorization', 'Token abcdef'],
    ['x-api-key', 'key-0123456789abcdef'],
    ['Accept', 'application/json'],
    ['Accept-Encoding', 'identity'],
    ['User-Agent', 'Seedpad/0.1.0'],
    ['Content-Type', 'application/json'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Connection', 'close'],
  ])
})

test('an empty text sends no body and names no content type', async () => {
  const before = upstream.hits.length
  await put({ body: '' })
  const names = upstream.hits[before]?.headers.map(([name]) => name)
  expect(names).not.toContain('Content-Type')
  expect(names).not.toContain('Transfer-Encoding')
  expect(upstream.hits[before]?.headers).toContainEqual(['Content-Length', '0'])
})

test('the largest text allowed arrives whole', async () => {
  const before = upstream.hits.length
  const body = `{"seed":"${'\\"é'.repeat((LIMITS.bodyBytes - 20) / 4)}"}`
  expect((await put({ body })).json()).toMatchObject({ state: 'started' })
  expect(upstream.hits[before]?.body === body).toBe(true)
})
