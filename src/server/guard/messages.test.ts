import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeForTest, type TestComposition } from '../testing/start-server'
import { isPlainMessage } from './plain-message'

let server: TestComposition
beforeAll(async () => {
  server = await composeForTest()
})
afterAll(() => server.stop())

const own = { host: '127.0.0.1:4780', origin: 'http://127.0.0.1:4780' }
const startPath = '/api/starts/3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11'

async function post(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  type = 'application/json',
  path = '/api/credentials/check',
) {
  const answer = await server.app.request(path, {
    method: path === startPath ? 'PUT' : 'POST',
    body,
    headers: { ...own, 'content-type': type },
    ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
  })
  return { status: answer.status, problem: (await answer.json()) as Record<string, unknown> }
}

test('only application/json is read', async () => {
  const good = '{"target":"api","authorization":"","apiKey":""}'
  for (const type of [
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/json;charset="UTF-8"',
  ])
    expect((await post(good, type)).status, type).toBe(422)
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    'application/json, text/plain',
    'application/json; charset=latin1',
  ])
    expect((await post(good, type)).status, type).toBe(415)
})

test.each([
  ['nothing', ''],
  ['half a message', '{"target":'],
  ['a byte order mark', '\ufeff{}'],
  ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
  ['deep nesting', `${'['.repeat(7_000)}${']'.repeat(7_000)}`],
  ['many small objects', `[${'{},'.repeat(3_000)}{}]`],
])('%s is no message and gets 400', async (_, body) => {
  expect((await post(body)).status).toBe(400)
})

test.each([
  ['[]', undefined],
  ['null', undefined],
  ['"text"', undefined],
  ['{}', 'target'],
  ['{"target":"elsewhere","authorization":"a","apiKey":"b"}', 'target'],
  ['{"target":"api","authorization":1,"apiKey":"b"}', 'authorization'],
  ['{"target":"api","authorization":"a","apiKey":["b"]}', 'apiKey'],
  ['{"target":"api","authorization":"a b","apiKey":"b"}', 'authorization'],
  ['{"target":"api","authorization":"a","apiKey":"b\\r\\nHost: x"}', 'apiKey'],
  ['{"__proto__":{"target":"api"},"constructor":{}}', 'target'],
])('%s is refused, with the field at fault', async (body, field) => {
  const { status, problem } = await post(body)
  expect(status).toBe(422)
  expect(problem.field).toBe(field)
})

test('a message that is too large is refused by its announced size and by its real one', async () => {
  expect((await post('x'.repeat(20_000))).status).toBe(413)
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
  })
  expect((await post(endless)).status).toBe(413)
  const start = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)) })
  expect((await post(start, 'application/json', startPath)).status).toBe(413)
})

test('text in strings does not count as structure, and structure can not hide behind a string', () => {
  expect(isPlainMessage(JSON.stringify({ body: '[{,'.repeat(1_000), other: '\\"[[[' }))).toBe(true)
  expect(isPlainMessage(`{"a":"\\\\",${'['.repeat(100)}`)).toBe(false)
  expect(isPlainMessage(`"unterminated ${'['.repeat(100)}`)).toBe(true)
})

test('every answer carries the security headers, errors too, and what programs ask for is never stored', async () => {
  for (const path of ['/', '/runs', '/api/config', '/api/nowhere', '/nowhere.js', '/healthz', startPath]) {
    const { headers } = await server.app.request(path, { headers: own })
    expect(headers.get('content-security-policy'), path).toMatch(
      /^default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; manifest-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default [ \w]+ 'allow-duplicates'$/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store')
  }
  const refused = await server.app.request('/', { headers: { host: 'evil.example' } })
  expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
})
