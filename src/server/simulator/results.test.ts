import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LIMITS } from '../../contract/limits'
import { SIMULATOR_SAMPLE } from '../../contract/simulator-catalog'
import { serveReceiver, serveSimulator } from './testing/serve-simulator'

let simulator: Awaited<ReturnType<typeof serveSimulator>>
let receiver: Awaited<ReturnType<typeof serveReceiver>>
beforeEach(async () => {
  simulator = await serveSimulator()
  receiver = await serveReceiver()
})
afterEach(() => {
  vi.useRealTimers()
  simulator.close()
  receiver.close()
})

const json = (body: Buffer | undefined) => JSON.parse(String(body))

async function startWith(
  automation: string,
  seed?: unknown,
  headers: Record<string, string> = { 'X-Mine': 'yes' },
) {
  const response = await simulator.start(automation, {
    webhook: { url: receiver.url('/hook?a=1'), webhook_header: headers },
    ...(seed === undefined ? {} : { seed }),
  })
  return response.json()
}

test('the sample start brings a picture for each day to the webhook, with its headers', async () => {
  const { execution_id } = await startWith('example', JSON.parse(SIMULATOR_SAMPLE.seed))
  const [delivery] = await receiver.wait(1)
  expect(delivery).toMatchObject({ method: 'POST', url: '/hook?a=1' })
  expect(delivery?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-mine': 'yes',
    'x-seedpad-simulated': '1',
  })
  const payload = json(delivery?.body)
  expect(payload).toMatchObject({ execution_id, status: 'success', automation: 'example', simulated: true })
  expect(payload.result).toHaveLength(3)
  expect(payload.result[0]).toEqual({
    title: 'Simulated picture of 2023-01-01',
    date: '2023-01-01',
    url: expect.stringContaining('230101'),
  })
})

test.each([
  ['no seed', undefined, 'KeyError'],
  ['a seed without days', { day: 1 }, 'KeyError'],
  ['a day that is none', { days: ['2023-02-31'] }, 'ValueError'],
])('the sample with %s ends in a failure', async (_, seed, type) => {
  await startWith('example', seed)
  const [delivery] = await receiver.wait(1)
  expect(json(delivery?.body)).toMatchObject({ status: 'error', error: { type }, simulated: true })
})

test('hello-automation greets with the seed’s message', async () => {
  await startWith('hello-automation', { message: 'Good morning' })
  const [delivery] = await receiver.wait(1)
  expect(json(delivery?.body).result.message).toContain('Good morning')
})

test('echo gives the seed back as it was written, sent as a value or as text', async () => {
  const seed = '{"big": 12345678901234567891, "x": 1.0}'
  await simulator.start('echo', `{"webhook":"${receiver.url()}","seed":${seed}}`)
  await simulator.start('echo', `{"webhook":"${receiver.url()}","seed":${JSON.stringify(seed)}}`)
  for (const delivery of await receiver.wait(2)) expect(String(delivery.body)).toContain(`"result":${seed}`)
})

test('a failed execution reports an error', async () => {
  await startWith('result-failure')
  const [delivery] = await receiver.wait(1)
  expect(json(delivery?.body)).toMatchObject({ status: 'error', simulated: true })
})

test('a start whose answer was lost still delivers', async () => {
  await expect(startWith('unknown-then-result')).rejects.toThrow()
  const [delivery] = await receiver.wait(1)
  expect(json(delivery?.body)).toMatchObject({ status: 'success', automation: 'unknown-then-result' })
})

test('a result can come before the answer to its start', async () => {
  simulator.close()
  // The answer takes a minute here; the result does not wait for it.
  simulator = await serveSimulator({ speed: 0.05 })
  let isAnswered = false
  const answer = startWith('result-before-answer').then(
    () => {
      isAnswered = true
    },
    () => {},
  )
  const [delivery] = await receiver.wait(1)
  expect(json(delivery?.body)).toMatchObject({ status: 'success' })
  expect(isAnswered).toBe(false)
  simulator.close()
  await answer
})

test('a result delivered twice is the same both times', async () => {
  await startWith('result-twice')
  const [first, second] = await receiver.wait(2)
  expect(first?.body.equals(second?.body ?? Buffer.alloc(0))).toBe(true)
})

test('a result of the largest size has exactly that size and is JSON', async () => {
  await startWith('result-large')
  const [delivery] = await receiver.wait(1)
  expect(delivery?.body.length).toBe(LIMITS.deliveryBytes)
  expect(json(delivery?.body)).toMatchObject({ simulated: true, status: 'success' })
})

test.each([
  ['result-html', 'text/html; charset=utf-8', /<script>/],
  ['result-empty', 'application/json', /^$/],
  ['result-bytes', 'application/octet-stream', /\ufffd/],
])('%s delivers %s', async (automation, contentType, pattern) => {
  await startWith(automation)
  const [delivery] = await receiver.wait(1)
  expect(delivery?.headers['content-type']).toBe(contentType)
  expect(delivery?.body.toString('utf8')).toMatch(pattern)
})

test('an unsigned result comes without the headers that were asked for', async () => {
  await startWith('result-unsigned')
  const [delivery] = await receiver.wait(1)
  expect(delivery?.headers).not.toHaveProperty('x-mine')
})

test('asked-for headers can not change where or how a result is sent', async () => {
  await startWith('report', undefined, {
    Host: 'evil.example',
    'Content-Length': '1',
    'content-TYPE': 'text/x',
    Origin: 'http://127.0.0.1',
  })
  const [delivery] = await receiver.wait(1)
  expect(delivery?.headers.host).toMatch(/^127\.0\.0\.1:/)
  expect(delivery?.headers['content-type']).toBe('application/json')
  expect(delivery?.headers).not.toHaveProperty('origin')
  expect(json(delivery?.body)).toMatchObject({ simulated: true })
})

test('nothing goes to a webhook that is not allowed, to the default webhook, or after the close', async () => {
  const elsewhere = await serveReceiver()
  simulator.close()
  simulator = await serveSimulator({
    allowedWebhook: (url) => url.origin !== new URL(elsewhere.url()).origin,
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  expect((await simulator.start('report', { webhook: elsewhere.url() })).status).toBe(202)
  await simulator.start('report')
  await startWith('result-never')
  await startWith('result-slow', undefined, { 'x-name': 'slow' })
  await startWith('report', undefined, { 'x-name': 'last' })
  // Four seconds of the simulator's: what comes soon has come.
  vi.advanceTimersByTime(4_000 / 50)
  await receiver.wait(1)
  simulator.close()
  vi.advanceTimersByTime(3_600_000)
  // Whatever was to be sent is under way by now, and comes no later than these.
  for (const { url } of [receiver, elsewhere])
    await fetch(url(), { method: 'POST', headers: { 'x-name': 'afterwards' } })
  const names = [receiver, elsewhere].map(({ received }) => received.map(({ headers }) => headers['x-name']))
  expect(names).toEqual([['last', 'afterwards'], ['afterwards']])
  elsewhere.close()
})

test('a receiver that is not there, or a header that can not be sent, is reported and harms nobody', async () => {
  await simulator.start('report', { webhook: 'http://127.0.0.1:1/' })
  await startWith('report', undefined, { 'X-Bad': 'a\nb' })
  await expect.poll(() => simulator.errors.length).toBe(2)
  expect((await simulator.start('report')).status).toBe(200)
})

test('a start is refused when too many results wait', async () => {
  simulator.close()
  // A result waits for more than half an hour here.
  simulator = await serveSimulator({ speed: 0.01 })
  const seed = { text: 'x'.repeat(6_200_000) }
  const body = JSON.stringify({ webhook: { url: receiver.url() }, seed })
  const statuses: number[] = []
  for (let i = 0; i < 3; i++) statuses.push((await simulator.start('result-slow', body)).status)
  expect(statuses).toEqual([200, 200, 429])
})
