import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SIMULATOR_SAMPLE } from '../../contract/simulator-catalog'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'
import { followStream, newInboxId } from './testing/serve-inbox'

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
  const stream = await followStream(`${server.url}/api/inboxes/${inboxId}/events`)
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
  stream.close()
})

test('trying the inbox and clearing it need the page’s own origin', async () => {
  const path = `/api/inboxes/${newInboxId()}`
  const foreign = { origin: 'http://evil.example' }
  expect((await ask(server.url, 'POST', `${path}/test`, undefined, foreign)).status).toBe(403)
  expect((await ask(server.url, 'DELETE', `${path}/deliveries`, undefined, foreign)).status).toBe(403)
  expect((await ask(server.url, 'POST', `${path}/test`)).json()).toMatchObject({ ok: true })
  expect((await ask(server.url, 'DELETE', `${path}/deliveries`)).status).toBe(204)
})
