import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type StartOutcome, startOutcomeSchema } from '../../contract/start-messages'
import { type FaultUpstream, startFaultUpstream } from '../testing/fault-upstream'
import { ask, composeForTest, startRequest, startServer, type TestServer } from '../testing/start-server'
import { openSqliteJournal } from './sqlite-journal'

let folder = ''
let upstream: FaultUpstream
let server: TestServer
const environment = () => ({
  SEEDPAD_API_URL: upstream.url,
  SEEDPAD_DATA_DIR: folder,
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-once-'))
  upstream = await startFaultUpstream()
  server = await startServer(environment())
})
afterEach(async () => {
  await server.stop()
  await upstream.close()
  await rm(folder, { recursive: true, force: true })
})

const put = (startId: string, changes: Parameters<typeof startRequest>[1] = {}) =>
  ask(server.url, 'PUT', `/api/starts/${startId}`, startRequest(server.journalId, changes))
const withdraw = (startId: string, body: unknown = { journalId: server.journalId }) =>
  ask(server.url, 'POST', `/api/starts/${startId}/withdraw`, body)
const get = (startId: string) => ask(server.url, 'GET', `/api/starts/${startId}`)

describe('the same start asked for again', () => {
  test('joins the call under way: ten answers, one request upstream', async () => {
    const startId = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => put(startId, { automation: 'accepts-slowly' })),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(startOutcomeSchema.parse(answers[0]?.json()).state).toBe('started')
    expect(upstream.hits).toHaveLength(1)
  })

  test('gets the outcome of the first one, also after a restart', async () => {
    const startId = randomUUID()
    const first = await put(startId)
    expect((await put(startId)).text).toBe(first.text)
    await server.stop()
    server = await startServer(environment())
    expect((await put(startId)).text).toBe(first.text)
    expect((await get(startId)).text).toBe(first.text)
    expect(upstream.hits).toHaveLength(1)
  })

  test('counts as the same with and without the word Token', async () => {
    const startId = randomUUID()
    const token = '0123456789abcdef0123456789abcdef01234567'
    await put(startId, { authorization: `Token ${token}` })
    expect((await put(startId, { authorization: token })).status).toBe(200)
    expect(upstream.hits).toHaveLength(1)
  })

  test.each([
    { body: '{"seed":{"days":[]}}' },
    { project: 'other' },
    { automation: 'accepts-202' },
    { target: 'app' as const },
    { authorization: 'Token fedcba' },
    { apiKey: 'other-key' },
  ])('with another request is refused, under way and afterwards: %j', async (changes) => {
    const startId = randomUUID()
    const first = put(startId)
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
    expect((await put(startId, changes)).status).toBe(409)
    await first
    expect((await put(startId, changes)).status).toBe(409)
    expect(upstream.hits).toHaveLength(1)
  })
})

test('the page going away does not cancel a start, and its outcome is remembered', async () => {
  const startId = randomUUID()
  const body = startRequest(server.journalId, { automation: 'accepts-slowly' })
  const page = new AbortController()
  const gone = fetch(`${server.url}/api/starts/${startId}`, {
    method: 'PUT',
    signal: page.signal,
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => 'gone')
  await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
  page.abort()
  expect(await gone).toBe('gone')
  expect((await get(startId)).json()).toMatchObject({ state: 'sending', settledAt: null })
  await vi.waitFor(async () => expect((await get(startId)).json()).toMatchObject({ state: 'started' }), {
    timeout: 5_000,
  })
  expect(upstream.hits).toHaveLength(1)
})

test('what a crash left without an outcome is unknown, and is not sent again', async () => {
  const startId = randomUUID()
  await server.stop()
  const journal = await openSqliteJournal(join(folder, 'starts.db'), { now: () => 0 })
  const sentAt = '2026-01-01T00:00:00.000Z'
  await journal.add({ startId, requestHash: 'whatever', sentAt, outcome: null })
  await journal.close()
  server = await startServer(environment())
  const outcome = (await get(startId)).json()
  expect(outcome).toMatchObject({ state: 'unknown', reason: 'server-crashed', sentAt })
  expect((await withdraw(startId)).json()).toEqual(outcome)
  expect((await put(startId)).status).toBe(409)
  expect(upstream.connections()).toBe(0)
})

describe('a start under another journal', () => {
  test('is unknown, is not sent and is not written down', async () => {
    const startId = randomUUID()
    const answer = await put(startId, { journalId: randomUUID() })
    expect(answer.json()).toMatchObject({ state: 'unknown', reason: 'journal-changed', sentAt: null })
    expect((await withdraw(startId, { journalId: randomUUID() })).json()).toMatchObject({
      reason: 'journal-changed',
    })
    expect((await get(startId)).status).toBe(404)
    expect(upstream.connections()).toBe(0)
  })

  test('is what a thrown-away data directory comes to, a restart is not', async () => {
    const { journalId } = server
    await server.stop()
    server = await startServer(environment())
    expect((await withdraw(randomUUID(), { journalId })).json()).toMatchObject({ state: 'not-sent' })
    await server.stop()
    await rm(folder, { recursive: true })
    server = await startServer(environment())
    expect((await withdraw(randomUUID(), { journalId })).json()).toMatchObject({ reason: 'journal-changed' })
  })
})

describe('withdrawing', () => {
  test('an id that never came makes sure that it can not be sent any more', async () => {
    const startId = randomUUID()
    const withdrawn = (await withdraw(startId)).json() as StartOutcome
    expect(withdrawn).toMatchObject({ state: 'not-sent', reason: 'never-reached-server', sentAt: null })
    expect((await withdraw(startId)).json()).toEqual(withdrawn)
    await server.stop()
    server = await startServer(environment())
    const late = await put(startId)
    expect(late.status).toBe(200)
    expect(late.json()).toEqual(withdrawn)
    expect(upstream.connections()).toBe(0)
  })

  test('a start under way says so and lets it go on', async () => {
    const startId = randomUUID()
    const sending = put(startId, { automation: 'accepts-slowly' })
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
    expect((await withdraw(startId)).json()).toMatchObject({ state: 'sending' })
    expect((await sending).json()).toMatchObject({ state: 'started' })
    expect((await withdraw(startId)).json()).toMatchObject({ state: 'started' })
  })

  test('and sending at the same moment end in one story', async () => {
    for (let round = 0; round < 30; round++) {
      const startId = randomUUID()
      const before = upstream.hits.length
      const [sent, withdrawn] = await Promise.all([put(startId), withdraw(startId)])
      const states = [sent, withdrawn].map((answer) => (answer.json() as StartOutcome).state)
      const hits = upstream.hits.length - before
      if (states[0] === 'not-sent') expect([states[1], hits]).toEqual(['not-sent', 0])
      else expect([states[0], hits]).toEqual(['started', 1])
      if (states[1] === 'not-sent') expect(hits).toBe(0)
    }
  })
})

describe('a server that stops', () => {
  test('lets the starts under way end, answers them and remembers', async () => {
    const startId = randomUUID()
    const sending = put(startId, { automation: 'accepts-slowly' })
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
    await server.stop()
    expect((await sending).json()).toMatchObject({ state: 'started' })
    server = await startServer(environment())
    expect((await get(startId)).json()).toMatchObject({ state: 'started' })
    expect(upstream.hits).toHaveLength(1)
  })

  test('sends no new ones, and says so for good', async () => {
    await server.stop()
    const composed = await composeForTest(environment())
    const at = { host: '127.0.0.1:4780', origin: 'http://127.0.0.1:4780', 'content-type': 'application/json' }
    const request = async (startId: string, message: unknown) => {
      const body = JSON.stringify(message)
      const headers = { ...at, 'content-length': String(Buffer.byteLength(body)) }
      return (await composed.app.request(`/api/starts/${startId}`, { method: 'PUT', headers, body })).json()
    }
    const { journalId } = (await (await composed.app.request('/api/config', { headers: at })).json()) as {
      journalId: string
    }
    const [running, late] = [randomUUID(), randomUUID()]
    const sending = request(running, startRequest(journalId, { automation: 'accepts-slowly' }))
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
    const stopped = composed.stop()
    const refused = { state: 'not-sent', reason: 'server-stopping', sentAt: null }
    expect(await request(late, startRequest(journalId))).toMatchObject(refused)
    expect(await sending).toMatchObject({ state: 'started' })
    await stopped

    server = await startServer(environment())
    expect((await put(late)).json()).toMatchObject(refused)
    expect(upstream.hits).toHaveLength(1)
  })
})
