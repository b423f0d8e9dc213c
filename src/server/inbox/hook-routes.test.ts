import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isHarmlessHeader } from '../../contract/harmless-header'
import { LIMITS } from '../../contract/limits'
import { turn } from '../testing/turns'
import { newInboxId, serveInbox } from './testing/serve-inbox'

let inbox: Awaited<ReturnType<typeof serveInbox>>
let id = ''
beforeEach(async () => {
  inbox = await serveInbox()
  id = newInboxId()
})
afterEach(async () => {
  vi.useRealTimers()
  await inbox.close()
})

/** Time does not pass by itself from here on, however long the machine takes. */
const stopTime = () => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

test('what was sent is listed with its bytes, headers, time and hashes', async () => {
  const body = '{"result": 12345678901234567891, "text": "<b>é</b>"}\n'
  const response = await inbox.post(id, 'run-1', body, {
    'X-Seedpad-Delivery': 's3cret',
    'X-Request-Id': 'kept',
  })
  expect([response.status, await response.json()]).toEqual([200, { status: 'received' }])

  const page = await inbox.list(id)
  expect(page).toMatchObject({ gap: false, next: null, writable: true })
  expect(page.deliveries).toHaveLength(1)
  const [delivery] = page.deliveries
  expect(delivery).toMatchObject({
    seq: 1,
    startId: 'run-1',
    method: 'POST',
    query: '',
    contentType: 'application/json',
    secretHash: sha256('s3cret'),
    body: { encoding: 'utf8', text: body },
    bodyBytes: Buffer.byteLength(body),
    bodyHash: sha256(body),
    copies: 1,
  })
  expect(delivery?.headers).toContainEqual(['X-Request-Id', 'kept'])
  expect(delivery?.receivedAt).toBe(delivery?.firstReceivedAt)
})

/** Everything that the inbox has on disk, as it stands there. */
async function onDisk(): Promise<string> {
  const names = await readdir(inbox.folder)
  const files = await Promise.all(names.map((name) => readFile(join(inbox.folder, name), 'latin1')))
  return files.join('')
}

test('values of headers and parameters that may be secrets are not kept anywhere, short and plain ones neither', async () => {
  const canary = 'hunter2'
  await inbox.post(id, `run-1?customer=${canary}&page=2`, '{}', {
    Authorization: `Bearer ${canary}`,
    Cookie: `a=${canary}`,
    'X-Seedpad-Delivery': canary,
    'X-Customer': canary,
    'X-Forwarded-Customer': canary,
  })
  const page = await inbox.list(id)
  expect(JSON.stringify(page)).not.toContain(canary)
  expect(await onDisk()).not.toContain(canary)
  expect(page.deliveries[0]?.query).toBe('?customer=••••&page=2')
  const masked = page.deliveries[0]?.headers.filter(([, value]) => value === '••••').map(([name]) => name)
  expect(masked).toEqual(
    expect.arrayContaining([
      'Authorization',
      'Cookie',
      'X-Seedpad-Delivery',
      'X-Customer',
      'X-Forwarded-Customer',
    ]),
  )
})

const START = 'a0f1c2d3-0000-4000-8000-000000000001'

test.each([START, START.toUpperCase()])(
  'a header that the operator typed for the start is masked whatever its name (%s)',
  async (startId) => {
    await inbox.close()
    const rows = new Map([[START, ['user-agent', 'content-type']]])
    inbox = await serveInbox({ headerNamesOf: async (start) => rows.get(start) ?? [] })
    await inbox.post(id, startId, '{}', { 'User-Agent': 'hunter2', 'Content-Type': 'text/hunter2' })
    await inbox.post(id, 'another-run', '{}', { 'User-Agent': 'curl/8' })
    const [typed, other] = (await inbox.list(id)).deliveries
    const shown = new Map(typed?.headers.map(([name, value]) => [name.toLowerCase(), value]))
    expect([shown.get('user-agent'), shown.get('content-type'), typed?.contentType]).toEqual([
      '••••',
      '••••',
      '••••',
    ])
    expect(await onDisk()).not.toContain('hunter2')
    expect(other?.headers).toContainEqual(['User-Agent', 'curl/8'])
  },
)

test('a journal that can’t tell what was typed masks everything, and loses no delivery', async () => {
  await inbox.close()
  inbox = await serveInbox({ headerNamesOf: () => Promise.reject(new Error('the disk lies')) })
  const answer = await inbox.post(id, START, '{"kept":1}', { 'User-Agent': 'hunter2' })
  expect(answer.status).toBe(200)
  const [delivery] = (await inbox.list(id)).deliveries
  expect(delivery?.body?.text).toBe('{"kept":1}')
  const plain = delivery?.headers.filter(([, value]) => value !== '••••')
  // What can be no secret stays.
  for (const [name, value] of plain ?? []) expect([name, isHarmlessHeader(name, value)]).toEqual([name, true])
})

test('deliveries that only masking makes alike are two', async () => {
  for (const answer of ['yes', 'no', 'yes']) await fetch(`${inbox.base}/hooks/${id}/run-1?answer=${answer}`)
  const { deliveries } = await inbox.list(id)
  expect(deliveries.map(({ query, copies }) => [query, copies])).toEqual([
    ['?answer=••••', 1],
    ['?answer=••••', 2],
  ])
})

test('bytes that are no text come back exactly', async () => {
  const bytes = randomBytes(5_000)
  bytes[0] = 0xff
  await inbox.post(id, 'run-1', bytes, { 'content-type': 'image/png' })
  const [delivery] = (await inbox.list(id)).deliveries
  expect(delivery?.body).toEqual({ encoding: 'base64', text: bytes.toString('base64') })
  const raw = await inbox.ask(id, `/deliveries/${delivery?.seq}/body`)
  expect(Buffer.from(await raw.arrayBuffer()).equals(bytes)).toBe(true)
  expect(raw.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(raw.headers.get('x-content-type-options')).toBe('nosniff')
  expect(raw.headers.get('content-type')).toBe('application/octet-stream')
})

test('a byte order mark and a NUL survive', async () => {
  const body = '\ufeff{"a":"\u0000"}'
  await inbox.post(id, 'run-1', body)
  expect((await inbox.list(id)).deliveries[0]?.body).toEqual({ encoding: 'utf8', text: body })
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is taken', async (method) => {
  const response = await fetch(`${inbox.base}/hooks/${id}/run-1`, { method, body: 'x' })
  expect(response.status).toBe(200)
  expect((await inbox.list(id)).deliveries).toMatchObject([{ method, body: { text: 'x' } }])
})

test('GET is taken with a query or the delivery header; a bare one is somebody following a link', async () => {
  const url = `${inbox.base}/hooks/${id}/run-1`
  expect((await fetch(url)).status).toBe(405)
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(405)
  expect((await fetch(url, { method: 'OPTIONS' })).status).toBe(405)
  expect((await fetch(`${url}?status=done`)).status).toBe(200)
  expect((await fetch(url, { headers: { 'x-seedpad-delivery': 's' } })).status).toBe(200)
  expect((await inbox.list(id)).deliveries.map(({ query, bodyBytes }) => [query, bodyBytes])).toEqual([
    ['?status=done', 0],
    ['', 0],
  ])
})

test('an empty body without a content type is a delivery too', async () => {
  expect((await fetch(`${inbox.base}/hooks/${id}/run-1`, { method: 'POST' })).status).toBe(200)
  expect((await inbox.list(id)).deliveries).toMatchObject([
    { bodyBytes: 0, contentType: null, secretHash: null, body: { encoding: 'utf8', text: '' } },
  ])
})

test('the largest body is taken, one byte more is not, declared or in chunks', async () => {
  const largest = 'x'.repeat(LIMITS.deliveryBytes)
  expect((await inbox.post(id, 'run-1', largest)).status).toBe(200)
  expect((await inbox.post(id, 'run-2', `${largest}x`)).status).toBe(413)
  expect(await postChunked('run-3', [largest])).toBe(200)
  expect(await postChunked('run-4', [largest, 'x'])).toBe(413)
  const { deliveries } = await inbox.list(id)
  expect(deliveries.map(({ startId, bodyBytes }) => [startId, bodyBytes])).toEqual([
    ['run-1', LIMITS.deliveryBytes],
    ['run-3', LIMITS.deliveryBytes],
  ])
})

test('a delivery that is cut off is not kept', async () => {
  await new Promise((resolve) => {
    const call = request(`${inbox.base}/hooks/${id}/run-1`, {
      method: 'POST',
      headers: { 'content-length': 100 },
    })
    call.on('error', resolve)
    call.write('{"half":', () => call.destroy())
    call.on('close', resolve)
  })
  await inbox.post(id, 'run-2')
  expect((await inbox.list(id)).deliveries.map(({ startId }) => startId)).toEqual(['run-2'])
})

test('a sender that stands still is refused and cut off, and does not hold the next one back', async () => {
  await inbox.close()
  inbox = await serveInbox({ bodyDeadlineMs: 100 })
  stopTime()
  const socket = connect(Number(new URL(inbox.base).port), '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.write(`POST /hooks/${id}/run-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"half":`)
  for (let isClosed = false; !isClosed; await turn()) {
    vi.advanceTimersByTime(100)
    isClosed = socket.closed
  }
  expect(answer).toMatch(/^HTTP\/1\.1 400 .*"\/problems\/cut-off"/s)
  // For the next one no time passes: a busy machine is not taken for a sender that stands still.
  expect((await inbox.post(id, 'run-2')).status).toBe(200)
})

test('every address that is no inbox’s gets one and the same answer', async () => {
  const answers = new Set<string>()
  for (const path of [
    'short/run',
    `${'a'.repeat(87)}/run`,
    `${id}`,
    `${id}/`,
    `${id}/a/b`,
    `${id}x!/run`,
    '',
    `${id}/${'x'.repeat(201)}`,
    `${id}/a%0ab`,
  ]) {
    for (const method of ['POST', 'GET']) {
      const response = await fetch(`${inbox.base}/hooks/${path}`, { method })
      answers.add(`${response.status} ${response.headers.get('content-type')} ${await response.text()}`)
    }
  }
  expect([...answers]).toEqual([
    expect.stringMatching(/^404 application\/problem\+json .*"\/problems\/no-inbox"/),
  ])
})

test('a run’s part of the address may be anything', async () => {
  for (const startId of ['é 1', 'a%2Fb', '..%2f', '"quote"', '%']) {
    await inbox.post(id, startId.includes('%') ? startId : encodeURIComponent(startId))
  }
  const kept = (await inbox.list(id)).deliveries.map(({ startId }) => startId)
  expect(kept).toEqual(['é 1', 'a/b', '../', '"quote"', '%'])
})

test('the same delivery again is counted, not kept twice; another body, secret or run is another delivery', async () => {
  await inbox.post(id, 'run-1', '{"a":1}')
  await inbox.post(id, 'run-1', '{"a":2}')
  await inbox.post(id, 'run-2', '{"a":1}')
  await inbox.post(id, 'run-1', '{"a":1}', { 'X-Seedpad-Delivery': 's' })
  const before = await inbox.list(id)
  await inbox.post(id, 'run-1', '{"a":1}')
  const { deliveries } = await inbox.list(id)
  expect(deliveries.map(({ seq, startId, copies }) => [seq, startId, copies])).toEqual([
    [2, 'run-1', 1],
    [3, 'run-2', 1],
    [4, 'run-1', 1],
    [5, 'run-1', 2],
  ])
  expect(deliveries[3]).toMatchObject({
    key: before.deliveries[0]?.key,
    firstReceivedAt: before.deliveries[0]?.firstReceivedAt,
  })
})

test('a flood to one inbox is answered 429 with a time to wait, and the next inbox is not touched', async () => {
  await inbox.close()
  inbox = await serveInbox({ perSecond: { inbox: 5, address: 1_000 } })
  stopTime()
  const flood = await Promise.all(Array.from({ length: 20 }, (_, i) => inbox.post(id, `run-${i}`)))
  const refused = flood.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(15)
  expect(refused[0]?.headers.get('retry-after')).toBe('1')
  const accepted = flood.filter(({ status }) => status === 200).length
  expect(accepted + refused.length).toBe(20)
  expect((await inbox.post(newInboxId(), 'run')).status).toBe(200)
  expect((await inbox.list(id)).deliveries).toHaveLength(accepted)
})

test('a flood to made-up inboxes does not hold back an inbox that a page has opened', async () => {
  await inbox.close()
  inbox = await serveInbox({ perSecond: { inbox: 1_000, address: 5 } })
  await inbox.list(id)
  stopTime()
  const flood = await Promise.all(Array.from({ length: 20 }, () => inbox.post(newInboxId(), 'run')))
  expect(flood.filter(({ status }) => status === 429)).toHaveLength(15)
  expect((await inbox.post(id, 'run')).status).toBe(200)
})

function postChunked(startId: string, chunks: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${inbox.base}/hooks/${id}/${startId}`,
      { method: 'POST', agent: false },
      (response) => {
        resolve(response.statusCode ?? 0)
        response.resume()
        call.destroy()
      },
    )
    call.on('error', reject)
    for (const chunk of chunks) call.write(chunk)
    call.end()
  })
}
