import { randomUUID } from 'node:crypto'
import { configSchema } from '../src/contract/config-message'
import { startOutcomeSchema } from '../src/contract/start-messages'
import { expect, test } from './fixtures'

test('the built server is well', async ({ request }) => {
  const answer = await request.get('/healthz')
  expect(answer.status()).toBe(200)
})

test('the page learns its targets from the server', async ({ request, upstream }) => {
  const config = configSchema.parse(await (await request.get('/api/config')).json())
  expect(config.targets.map(({ id, dialect, simulated }) => [id, dialect, simulated])).toEqual([
    ['simulator', 'nested', true],
    ['api', 'nested', false],
    ['app', 'flat', false],
  ])
  expect(config.targets.map(({ baseUrl }) => baseUrl).slice(1)).toEqual([upstream.apiUrl, upstream.appUrl])
})

test('the simulator starts an automation as the platform would', async ({ request }) => {
  const answer = await request.post('/simulator/api/start-automation/my-project/example', {
    headers: { authorization: 'Token abc', 'x-api-key': 'key' },
    data: { seed: { days: ['2023-01-01'] } },
  })
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ status: 'success', execution_id: expect.any(String) })
})

test('a start reaches the platform once, byte for byte, and is known after a crash', async ({
  request,
  server,
  upstream,
}) => {
  const { journalId } = configSchema.parse(await (await request.get('/api/config')).json())
  const body = '{"seed":{"n":12345678901234567891, "x":1.0}}'
  const startId = randomUUID()
  const put = await request.put(`/api/starts/${startId}`, {
    headers: { origin: server.url },
    data: {
      journalId,
      target: 'app',
      project: 'p',
      automation: 'a',
      authorization: 'abc',
      apiKey: 'key',
      body,
    },
  })
  const outcome = startOutcomeSchema.parse(await put.json())
  expect(outcome.state).toBe('started')

  expect(upstream.requests).toHaveLength(1)
  expect(upstream.requests[0]).toMatchObject({
    via: 'app',
    method: 'POST',
    path: '/api/start-automation/p/a',
    body,
    headers: { authorization: 'Token abc', 'x-api-key': 'key' },
  })

  await server.kill9()
  await server.restart()
  const again = startOutcomeSchema.parse(await (await request.get(`/api/starts/${startId}`)).json())
  expect(again).toEqual(outcome)
  expect(upstream.requests).toHaveLength(1)
})

test.describe('with a page of its own', () => {
  test('a console error or a request elsewhere would be seen', async ({ page, watch }) => {
    await page.goto('/healthz')
    await page.evaluate(() => console.error('seen'))
    await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined))
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown')
      })
    })
    await expect.poll(() => watch.faults().join('\n')).toMatch(/seen.*127\.0\.0\.1:9.*thrown/s)
    watch.allow(/./)
  })
})
