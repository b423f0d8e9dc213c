import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readReply } from '../../contract/reply'
import { SIMULATOR_CATALOG, SIMULATOR_SAMPLE } from '../../contract/simulator-catalog'
import { isFault } from './faults'
import { refusalOf } from './refusals'
import { createSimulator } from './simulator'
import { serveSimulator } from './testing/serve-simulator'

let simulator: Awaited<ReturnType<typeof serveSimulator>>
beforeEach(async () => {
  simulator = await serveSimulator()
})
afterEach(() => simulator.close())

const URL_TEXT = 'https://example.com/hook'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

test.each([
  ['no body', ''],
  ['only a seed', { seed: { a: 1 } }],
  ['a seed as JSON text', { seed: '{"a":1}' }],
  ['a webhook object', { webhook: { url: URL_TEXT } }],
  ['a webhook object with headers', { webhook: { url: URL_TEXT, webhook_header: { A: 'b' } } }],
  [
    'a webhook object as JSON text',
    { webhook: JSON.stringify({ url: URL_TEXT, webhook_header: { A: 'b' } }) },
  ],
  ['a webhook object without a URL', { webhook: { url: '' } }],
])('the nested dialect with %s is answered in its own form', async (_, body) => {
  const response = await simulator.start('report', body)
  expect(response.status).toBe(200)
  expect(response.headers.get('x-seedpad-simulated')).toBe('1')
  const { message, execution_id } = await response.json()
  expect(message).toBe('Automation report started successfully.')
  expect(execution_id).toMatch(UUID)
})

test.each([
  ['a URL', { webhook: URL_TEXT }],
  ['a URL and headers beside it', { webhook: URL_TEXT, webhook_header: { A: 'b' }, seed: {} }],
  ['a blank webhook', { webhook: ' ' }],
  ['only headers', { webhook_header: { A: 'b' } }],
])('the flat dialect with %s is answered in its own form', async (_, body) => {
  const response = await simulator.start('report', body)
  expect(response.status).toBe(202)
  const { message, execution_id } = await response.json()
  expect(message).toBe("Automation 'report' started successfully.")
  expect(execution_id).toMatch(/^exec_[0-9a-f]{12}$/)
})

test('a bare token makes an undecided body flat, and the word Token in any case makes it nested', async () => {
  expect((await simulator.start('report', { seed: 1 }, { Authorization: 'abc' })).status).toBe(202)
  expect((await simulator.start('report', { seed: 1 }, { Authorization: 'tOKEN abc' })).status).toBe(200)
})

test('a webhook object stays nested with a bare token', async () => {
  const response = await simulator.start('report', { webhook: { url: URL_TEXT } }, { Authorization: 'abc' })
  expect(response.status).toBe(200)
})

test.each([
  ['a webhook that is no URL', { webhook: 'nowhere' }],
  ['a webhook of another scheme', { webhook: 'ftp://example.com/' }],
  ['broken JSON in the webhook', { webhook: '{"url":' }],
  ['a webhook without url', { webhook: {} }],
  ['a webhook that is a number', { webhook: 5 }],
  ['a header that is no text', { webhook: URL_TEXT, webhook_header: { A: 1 } }],
])('%s is refused in the documented words', async (_, body) => {
  const response = await simulator.start('report', body)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ status: 'error', message: 'Invalid webhook JSON format' })
})

test.each([
  ['a seed that is text but no JSON', { seed: '{"a":' }],
  ['a body that is no JSON', '{"seed":'],
  ['a body that is no object', '[1]'],
])('%s is refused as an error of the platform', async (_, body) => {
  const response = await simulator.start('report', body)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ status: 'error' })
})

test('a body over the limit is refused before it is read', async () => {
  const response = await simulator.start('report', { seed: 'x'.repeat(6 * 1024 * 1024) })
  expect(response.status).toBe(413)
})

test.each([
  ['no token', { Authorization: '' }, 401, { detail: 'Authentication credentials were not provided.' }],
  ['no key', { 'x-api-key': '' }, 401, { detail: 'Authentication credentials were not provided.' }],
  [
    'another scheme',
    { Authorization: 'Bearer abc' },
    401,
    { detail: 'Authentication credentials were not provided.' },
  ],
  [
    'the token called missing',
    { Authorization: 'missing' },
    401,
    { detail: 'Authentication credentials were not provided.' },
  ],
  ['an invalid token', { Authorization: 'Token invalid-token' }, 401, { detail: 'Invalid token' }],
  ['a key that is not accepted', { 'x-api-key': 'forbidden-key' }, 403, { message: 'Forbidden' }],
])('with %s nothing starts and no credentials are confirmed', async (_, headers, status, body) => {
  const started = await simulator.start('report', '', headers)
  expect([started.status, await started.json()]).toEqual([status, body])
  const verified = await verify(headers)
  expect([verified.status, await verified.json()]).toEqual([status, body])
})

test('accepted credentials are confirmed with a name and an address', async () => {
  const response = await verify({})
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    username: expect.any(String),
    email: expect.stringContaining('@'),
  })
})

test('a fresh key is forbidden for some seconds, and fresh again after a pause', async () => {
  let now = 1_000_000
  simulator.close()
  simulator = await serveSimulator({ clock: { now: () => now }, speed: 1 })
  const status = async () => (await verify({ 'x-api-key': 'pending-key' })).status
  expect(await status()).toBe(403)
  now += 4_999
  expect(await status()).toBe(403)
  now += 1
  expect(await status()).toBe(200)
  now += 60_001
  expect(await status()).toBe(403)
})

test.each([
  ['no-such-project', 'report', 403, { message: 'This Project does not exist. consult API' }],
  ['inactive-project', 'report', 400, { status: 'error', message: 'Project is inactive' }],
  ['p', 'no-such-automation', 403, { message: 'This Automation does not exist. consult API' }],
  ['p', 'no-plan', 400, { status: 'error', message: "User doesn't have an active plan" }],
  ['p', 'no-balance', 400, { status: 'error', message: 'Insufficient balance' }],
  ['p', 'disabled', 400, { status: 'error', message: 'Automation is disabled' }],
  ['p', 'bad-webhook', 400, { status: 'error', message: 'Invalid webhook JSON format' }],
])('%s/%s is refused', async (project, automation, status, body) => {
  const response = await simulator.start(automation, '', {}, project)
  expect([response.status, await response.json()]).toEqual([status, body])
})

test('the flat dialect words a missing automation with a full stop', async () => {
  const response = await simulator.start('no-such-automation', { webhook: URL_TEXT })
  expect(await response.json()).toEqual({ message: 'This Automation does not exist. consult API.' })
})

test('too many starts are answered with a time to wait', async () => {
  const response = await simulator.start('rate-limited')
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
})

test.each([
  ['server-error', 'server-error'],
  ['gateway-timeout', 'server-error'],
  ['answers-html', 'server-error'],
  ['answers-html-ok', 'unreadable-answer'],
  ['answers-nothing', 'no-execution-id'],
  ['no-id', 'no-execution-id'],
  ['contradicts-itself', 'contradictory-answer'],
  ['redirects', 'redirect'],
])('what %s answers is read as unknown: %s', async (automation, reason) => {
  const response = await simulator.start(automation)
  const verdict = readReply({ status: response.status, body: await response.text(), truncated: false })
  expect(verdict).toMatchObject({ state: 'unknown', reason })
})

test('answers-too-much is over the limit for answers', async () => {
  const response = await simulator.start('answers-too-much')
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1024 * 1024)
})

test('drops-connection resets the connection after the whole request was taken', async () => {
  const outcome = await rawStart('drops-connection')
  expect(outcome).toEqual({ error: 'ECONNRESET' })
})

test('drops-mid-answer gives a part of its answer', async () => {
  const outcome = await rawStart('drops-mid-answer')
  expect(outcome).toMatchObject({
    status: 200,
    complete: false,
    body: expect.stringMatching(/^\{"status":"success"/),
  })
  expect(() => JSON.parse(outcome.body ?? '')).toThrow()
})

test('times-out keeps silent until the client gives up, or the simulator is closed', async () => {
  const aborted = new AbortController()
  const given = rawStart('times-out', aborted.signal)
  await othersAreAnswered(1)
  aborted.abort()
  expect(await given).toEqual({ error: 'ABORT_ERR' })

  const waiting = rawStart('times-out')
  await othersAreAnswered(2)
  simulator.close()
  expect(await waiting).toEqual({ error: 'ECONNRESET' })
})

test('times-out lets go of a connection when its time is up', async () => {
  simulator.close()
  simulator = await serveSimulator({ silenceMs: 20 })
  expect(await rawStart('times-out')).toEqual({ error: 'ECONNRESET' })
})

test('who asks too often is answered as the platform would', async () => {
  simulator.close()
  simulator = await serveSimulator({ turns: { start: async () => null, deliver: async () => undefined } })
  const response = await simulator.start('report')
  expect([response.status, await response.json()]).toEqual([429, { message: 'Too Many Requests' }])
})

/** So many starts that time out have come, and one that came after them has its answer: whoever was to answer, has. */
async function othersAreAnswered(count: number): Promise<void> {
  const isSilent = (path: string) => path.endsWith('/times-out')
  await expect.poll(() => simulator.taken.filter(isSilent)).toHaveLength(count)
  expect((await simulator.start('report')).status).toBe(200)
}

test('slow answers late, but well', async () => {
  const response = await simulator.start('slow')
  expect(response.status).toBe(200)
})

test('without a connection below, a dropped one is an answer that can not be read', async () => {
  const app = createSimulator({ clock: { now: () => 0 }, allowedWebhook: () => false })
  const headers = { Authorization: 'a', 'x-api-key': 'b' }
  for (const automation of ['drops-connection', 'drops-mid-answer']) {
    const response = await app.request(`/api/start-automation/p/${automation}`, { method: 'POST', headers })
    await expect(response.text()).rejects.toThrow('dropped')
  }
})

test('another method or path is no start', async () => {
  const url = `${simulator.base}/api/start-automation/p/a`
  expect((await fetch(url)).status).toBe(405)
  expect((await fetch(`${url}/b`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${simulator.base}/api/sdk/verify-token`)).status).toBe(405)
})

test('the guide has a row for every name of the catalog', async () => {
  const guide = await readFile(new URL('../../../docs/simulator.md', import.meta.url), 'utf8')
  const rows = guide.split('\n').filter((line) => line.startsWith('|'))
  const missing = SIMULATOR_CATALOG.filter(
    ({ name, kind }) => !rows.some((row) => row.includes(`\`${name}\``) && row.includes(`| ${kind} |`)),
  )
  expect(missing).toEqual([])
})

test('every name of the catalog has a behaviour of its own, and the sample is one that works', () => {
  const idle = SIMULATOR_CATALOG.filter(
    ({ group, effect }) =>
      (group === 'refused' || group === 'fault') && !refusalOf(effect, 'nested') && !isFault(effect),
  )
  // Credentials are refused elsewhere, and a slow answer is a good one.
  expect(idle.map(({ name }) => name)).toEqual([
    'slow',
    'invalid-token',
    'missing',
    'forbidden-key',
    'pending-key',
  ])
  expect(SIMULATOR_CATALOG).toContainEqual(
    expect.objectContaining({ kind: 'automation', name: SIMULATOR_SAMPLE.automation, group: 'works' }),
  )
})

function verify(headers: Record<string, string>) {
  return fetch(`${simulator.base}/api/sdk/verify-token`, {
    method: 'POST',
    headers: { Authorization: 'Token abc', 'x-api-key': 'key', ...headers },
  })
}

type RawOutcome = { status?: number; body?: string; complete?: boolean; error?: string }

/** A start on a bare connection: `fetch` would send it twice or hide what broke. */
function rawStart(automation: string, signal?: AbortSignal): Promise<RawOutcome> {
  return new Promise((resolve) => {
    const call = request(`${simulator.base}/api/start-automation/p/${automation}`, {
      method: 'POST',
      agent: false,
      headers: { authorization: 'Token a', 'x-api-key': 'b' },
      ...(signal ? { signal } : {}),
    })
    call.on('error', (error: NodeJS.ErrnoException) => resolve({ error: String(error.code) }))
    call.on('response', (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('error', () => {})
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, body, complete: response.complete }),
      )
    })
    call.end('{"seed":{}}')
  })
}
