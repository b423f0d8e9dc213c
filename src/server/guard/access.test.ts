import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFaultUpstream } from '../testing/fault-upstream'
import {
  composeForTest,
  ask as request,
  startRequest,
  startServer,
  type TestComposition,
} from '../testing/start-server'

const TOKEN = 'access-canary-0123456789'
let server: TestComposition
beforeAll(async () => {
  server = await composeForTest({
    HOST: '0.0.0.0',
    SEEDPAD_ACCESS_TOKEN: TOKEN,
    SEEDPAD_ALLOWED_HOSTS: 'seedpad.example',
  })
})
afterAll(() => server.stop())

const ask = (path: string, headers: Record<string, string> = {}) =>
  server.app.request(path, { headers: { host: 'seedpad.example', ...headers } })

test('the API asks for the access token, whatever the route', async () => {
  const paths = [
    '/api/config',
    '/api/starts/3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11',
    '/api/nowhere',
    `/api/inboxes/${'a'.repeat(43)}/events`,
  ]
  for (const path of paths) {
    const refused = await ask(path)
    expect(refused.status, path).toBe(401)
    expect(await refused.json()).toMatchObject({ type: '/problems/access-token' })
    expect((await ask(path, { 'x-seedpad-access': `${TOKEN}x` })).status, path).toBe(401)
    expect((await ask(path, { 'x-seedpad-access': TOKEN.slice(0, -1) })).status, path).toBe(401)
    expect((await ask(path, { authorization: `Bearer ${TOKEN}`, cookie: `access=${TOKEN}` })).status).toBe(
      401,
    )
    expect((await ask(`${path}?access=${TOKEN}`)).status).toBe(401)
  }
  expect((await ask('/api/config', { 'x-seedpad-access': TOKEN })).status).toBe(200)
})

test('the simulator asks for it too, and takes nothing in its place', async () => {
  const start = (headers: Record<string, string>) =>
    server.app.request('/simulator/api/start-automation/my-project/report', {
      method: 'POST',
      body: '{"seed":1}',
      headers: { host: 'seedpad.example', authorization: 'Token abc', 'x-api-key': 'key', ...headers },
    })
  expect((await start({})).status).toBe(401)
  expect((await start({ 'x-seedpad-access': `${TOKEN}x` })).status).toBe(401)
  expect((await start({ 'x-seedpad-internal': 'a-guess' })).status).toBe(401)
  expect((await start({ 'x-seedpad-access': TOKEN })).status).toBe(200)
  expect((await ask('/simulator/nowhere')).status).toBe(401)
})

test('a start on the simulator, which the server sends to itself, needs no token of its own', async () => {
  const guarded = await startServer({ SEEDPAD_ACCESS_TOKEN: TOKEN })
  const access = { 'x-seedpad-access': TOKEN }
  const body = startRequest(guarded.journalId, { target: 'simulator', automation: 'report' })
  const answer = await request(guarded.url, 'PUT', `/api/starts/${randomUUID()}`, body, access)
  expect(answer.json()).toMatchObject({ state: 'started', upstream: { status: 200 } })
  await guarded.stop()
})

test('the secret that opens the simulator goes to no live target', async () => {
  const upstream = await startFaultUpstream()
  const guarded = await startServer({ SEEDPAD_ACCESS_TOKEN: TOKEN, SEEDPAD_API_URL: upstream.url })
  const access = { 'x-seedpad-access': TOKEN }
  await request(guarded.url, 'PUT', `/api/starts/${randomUUID()}`, startRequest(guarded.journalId), access)
  expect(upstream.hits).toHaveLength(1)
  expect(JSON.stringify(upstream.hits[0]?.headers).toLowerCase()).not.toContain('x-seedpad')
  await guarded.stop()
  await upstream.close()
})

test('a wrong token is told of with its address, and never with what it was', async () => {
  const before = server.log()
  await ask('/api/config')
  expect(server.log().slice(before.length)).not.toContain('wrong access tokens')
  await ask('/api/config', { 'x-seedpad-access': 'a-wrong-canary-token' })
  expect(server.log()).toMatch(/"address":"local","count":\d+,"msg":"wrong access tokens"/)
  expect(server.log()).not.toContain('a-wrong-canary-token')
})

test('the page itself, which asks for the token, comes without it', async () => {
  expect((await ask('/')).status).toBe(200)
  expect((await ask('/healthz')).status).toBe(200)
})

test('the token is not in the log', async () => {
  expect((await ask('/api/config', { 'x-seedpad-access': TOKEN })).status).toBe(200)
  expect(server.log()).toContain('/api/config')
  expect(server.log()).not.toContain(TOKEN)
})
