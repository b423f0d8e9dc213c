import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeForTest, type TestComposition } from '../testing/start-server'

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

test('the page itself, which takes the token from the address, comes without it', async () => {
  expect((await ask('/')).status).toBe(200)
  expect((await ask('/healthz')).status).toBe(200)
})

test('the token is not in the log', async () => {
  expect((await ask('/api/config', { 'x-seedpad-access': TOKEN })).status).toBe(200)
  expect(server.log()).toContain('/api/config')
  expect(server.log()).not.toContain(TOKEN)
})
