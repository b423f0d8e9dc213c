import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ SEEDPAD_ACCESS_TOKEN: '0123456789abcdef' })
})
afterAll(() => server.stop())

const ACCESS = { 'x-seedpad-access': '0123456789abcdef' }

test.each<[string, number, Parameters<typeof startRequest>[1], Record<string, string>]>([
  ['a field that can’t be sent', 422, { project: '' }, ACCESS],
  ['no access token', 401, {}, {}],
  ['another origin', 403, {}, { ...ACCESS, origin: 'http://evil.example' }],
  ['another type', 415, {}, { ...ACCESS, 'content-type': 'text/plain' }],
])(
  'a refusal for %s names the very start, so that it can’t be taken for another’s',
  async (_, status, changes, headers) => {
    const path = `/api/starts/${randomUUID()}`
    const refusal = await ask(server.url, 'PUT', path, startRequest(server.journalId, changes), headers)
    expect(refusal.json()).toMatchObject({ status, instance: path })
    expect(refusal.headers['content-type']).toBe('application/problem+json')
  },
)

test('what is refused elsewhere names no address: it may be an inbox’s', async () => {
  const refusal = await ask(server.url, 'GET', `/api/inboxes/${'f'.repeat(43)}/deliveries`, undefined, ACCESS)
  expect(refusal.json()).toMatchObject({ type: '/problems/inbox-key' })
  expect(refusal.text).not.toContain('instance')
})
