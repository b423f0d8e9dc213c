import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { type FaultUpstream, startFaultUpstream } from '../testing/fault-upstream'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'

let upstream: FaultUpstream | null = null
let server: TestServer | null = null
afterEach(async () => {
  vi.useRealTimers()
  await server?.stop()
  await upstream?.close()
})

async function begin(limits: Parameters<typeof startServer>[1]) {
  upstream = await startFaultUpstream()
  server = await startServer({ SEEDPAD_API_URL: upstream.url }, limits)
  const { url, journalId } = server
  const put = (startId: string, automation = 'accepts') =>
    ask(url, 'PUT', `/api/starts/${startId}`, startRequest(journalId, { automation }))
  return { upstream, put, get: (startId: string) => ask(url, 'GET', `/api/starts/${startId}`) }
}

/** The second that is counted does not pass by itself from here on, however long the machine takes. */
const stopTime = () => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })

test('more starts in a second than allowed are refused unsent, and may be sent later under the same id', async () => {
  stopTime()
  const { put, get, upstream } = await begin({ startsPerSecond: 3 })
  const ids = Array.from({ length: 6 }, () => randomUUID())
  const answers = await Promise.all(ids.map((id) => put(id)))
  const refused = ids.filter((_, i) => answers[i]?.status === 429)
  expect(refused).toHaveLength(3)
  expect(upstream.hits).toHaveLength(3)
  expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBe('1')

  const [late = ''] = refused
  expect((await get(late)).status).toBe(404)
  vi.advanceTimersByTime(999)
  expect((await put(late)).status).toBe(429)
  vi.advanceTimersByTime(1)
  expect((await put(late)).status).toBe(200)
})

test('a start that was sent already is told its outcome however many are asking', async () => {
  const { put, upstream } = await begin({ startsPerSecond: 1 })
  const startId = randomUUID()
  const answers = await Promise.all(Array.from({ length: 8 }, () => put(startId)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect((await put(startId)).status).toBe(200)
  expect(upstream.hits).toHaveLength(1)
})

test('only so many starts are under way at once', async () => {
  const { put, upstream } = await begin({ concurrentStarts: 2 })
  const waiting = [put(randomUUID(), 'never-answers'), put(randomUUID(), 'never-answers')]
  await vi.waitFor(() => expect(upstream.hits).toHaveLength(2))
  expect((await put(randomUUID())).status).toBe(429)
  upstream.hangUp()
  await Promise.all(waiting)
  expect((await put(randomUUID())).status).toBe(200)
})

test('more reads in a second than allowed are refused, and neither starts nor other answers are', async () => {
  stopTime()
  const { put, get } = await begin({ readsPerSecond: 3 })
  // What was read in order to begin is past.
  vi.advanceTimersByTime(1_000)
  const startId = randomUUID()
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => get(startId)))
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3)
  expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBe('1')
  expect((await put(startId)).status).toBe(200)
  expect((await ask(server?.url ?? '', 'GET', '/healthz')).status).toBe(200)
  vi.advanceTimersByTime(999)
  expect((await get(startId)).status).toBe(429)
  vi.advanceTimersByTime(1)
  expect((await get(startId)).status).toBe(200)
})
