import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SIMULATOR_SAMPLE } from '../../contract/simulator-catalog'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'
import { followStream, keyHeaders, newInboxId } from './testing/serve-inbox'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})

test('a start on the simulator brings its result into the run’s inbox, live', async () => {
  const inboxId = newInboxId()
  const startId = randomUUID()
  const stream = await followStream(`${server.url}/api/inboxes/${inboxId}/events`, {
    headers: keyHeaders(inboxId),
  })
  expect(stream.response.headers.get('cache-control')).toBe('no-store, no-transform')
  const webhook = {
    url: `${server.url}/hooks/${inboxId}/${startId}`,
    webhook_header: { 'X-Seedpad-Delivery': 'secret-of-the-run' },
  }
  const { project, automation, seed } = SIMULATOR_SAMPLE
  const body = `{"webhook":${JSON.stringify(webhook)},"seed":${seed}}`
  const request = startRequest(server.journalId, { target: 'simulator', project, automation, body })
  // The result comes after some seconds, which pass when they are told to.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const started = await ask(server.url, 'PUT', `/api/starts/${startId}`, request)
  const { state, executionId } = started.json() as { state: string; executionId: string }
  expect(state).toBe('started')

  vi.advanceTimersByTime(4_000)
  vi.useRealTimers()
  await stream.until(() => stream.deliveries().length > 0)
  const [delivery] = stream.deliveries()
  expect(delivery).toMatchObject({
    startId,
    contentType: 'application/json',
    secretHash: createHash('sha256').update('secret-of-the-run').digest('hex'),
  })
  expect(JSON.parse(delivery?.body?.text ?? '')).toMatchObject({
    execution_id: executionId,
    status: 'success',
    simulated: true,
  })
  expect(server.log()).not.toContain(inboxId)
  for (const key of Object.values(keyHeaders(inboxId))) expect(server.log()).not.toContain(key)
  stream.close()
})

test('a header that was typed for a start is masked in what comes back, though senders write one of that name', async () => {
  const inboxId = newInboxId()
  const startId = randomUUID()
  const webhook = {
    url: `${server.url}/hooks/${inboxId}/${startId}`,
    webhook_header: { 'X-Customer': 'hunter2', Via: 'hunter2', Accept: 'application/json' },
  }
  const { project, automation, seed } = SIMULATOR_SAMPLE
  const body = `{"webhook":${JSON.stringify(webhook)},"seed":${seed}}`
  const request = startRequest(server.journalId, { target: 'simulator', project, automation, body })
  const stream = await followStream(`${server.url}/api/inboxes/${inboxId}/events`, {
    headers: keyHeaders(inboxId),
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await ask(server.url, 'PUT', `/api/starts/${startId}`, request)
  vi.advanceTimersByTime(4_000)
  vi.useRealTimers()
  await stream.until(() => stream.deliveries().length > 0)
  expect(JSON.stringify(stream.events)).not.toContain('hunter2')
  const shown = new Map(stream.deliveries()[0]?.headers.map(([name, value]) => [name.toLowerCase(), value]))
  expect(shown.get('x-customer')).toBe('••••')
  expect(shown.get('via')).toBe('••••')
  expect(shown.get('accept')).toBe('application/json')
  expect(shown.get('user-agent')).toBe('seedpad-simulator')
  stream.close()
})

test('trying the inbox and clearing it need the page’s own origin', async () => {
  const inboxId = newInboxId()
  const path = `/api/inboxes/${inboxId}`
  const key = keyHeaders(inboxId)
  const foreign = { origin: 'http://evil.example', ...key }
  expect((await ask(server.url, 'POST', `${path}/test`, undefined, foreign)).status).toBe(403)
  expect((await ask(server.url, 'DELETE', `${path}/deliveries`, undefined, foreign)).status).toBe(403)
  expect((await ask(server.url, 'POST', `${path}/test`, undefined, key)).json()).toMatchObject({ ok: true })
  expect((await ask(server.url, 'DELETE', `${path}/deliveries`, undefined, key)).status).toBe(204)
})
