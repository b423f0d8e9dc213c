import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deliverySchema, INBOX_KEY_HEADER } from '../../contract/inbox-messages'
import { LIMITS } from '../../contract/limits'
import { followInbox } from './inbox-events'
import { keyHeaders, newInboxId, serveInbox } from './testing/serve-inbox'

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

async function reopen(options: Parameters<typeof serveInbox>[0]): Promise<void> {
  await inbox.close()
  inbox = await serveInbox(options)
}

test('deliveries are listed in pages that join without a gap or a repeat', async () => {
  for (let i = 1; i <= 7; i++) await inbox.post(id, `run-${i}`)
  const seen: number[] = []
  let next: number | null = 0
  while (next !== null) {
    const page = await inbox.list(id, `?after=${next}&limit=3`)
    expect(page.gap).toBe(false)
    seen.push(...page.deliveries.map(({ seq }) => seq))
    next = page.next
  }
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('a page of large bodies ends early and says where to go on', async () => {
  const posts = [1, 2, 3, 4, 5, 6].map((i) => inbox.post(id, `run-${i}`, String(i).repeat(1_000_000)))
  await Promise.all(posts)
  const page = await inbox.list(id)
  expect(page.deliveries.length).toBe(3)
  expect(page.next).toBe(3)
  expect((await inbox.list(id, '?after=5')).deliveries.map(({ seq }) => seq)).toEqual([6])
})

test('what the limits drop is marked as a gap, in the list and in the stream', async () => {
  await reopen({ limits: { deliveries: 3 } })
  for (let i = 1; i <= 5; i++) await inbox.post(id, `run-${i}`)
  const page = await inbox.list(id)
  expect(page.deliveries.map(({ seq }) => seq)).toEqual([3, 4, 5])
  expect(page.gap).toBe(true)
  expect((await inbox.list(id, '?after=2')).gap).toBe(false)

  const stream = await inbox.follow(id, { query: '?after=1' })
  await stream.until(() => stream.deliveries().length === 3)
  expect(stream.events.map(({ event, id: eventId }) => [event, eventId])).toEqual([
    ['gap', '2'],
    ['delivery', '3'],
    ['delivery', '4'],
    ['delivery', '5'],
  ])
  expect(stream.events[0]?.data).toEqual({ droppedThrough: 2, reset: false })
  stream.close()
})

test('a stream brings what was missed and then what comes, each as the contract says', async () => {
  await inbox.post(id, 'run-1', 'one')
  await inbox.post(id, 'run-2', 'two')
  const stream = await inbox.follow(id, { lastEventId: '1' })
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
  expect(stream.response.headers.get('x-accel-buffering')).toBe('no')
  expect(stream.response.headers.get('cache-control')).toBe('no-store, no-transform')
  await stream.until(() => stream.events.length === 1)
  await inbox.post(id, 'run-3', 'three')
  await stream.until(() => stream.events.length === 2)
  expect(stream.events.map(({ id: eventId }) => eventId)).toEqual(['2', '3'])
  for (const { data } of stream.events) deliverySchema.parse(data)
  expect(stream.deliveries().map(({ body }) => body?.text)).toEqual(['two', 'three'])
  stream.close()
})

test('Last-Event-ID, which the browser sends by itself, goes before the address’s number', async () => {
  for (let i = 1; i <= 3; i++) await inbox.post(id, `run-${i}`)
  const stream = await inbox.follow(id, { query: '?after=0', lastEventId: '2' })
  await stream.until(() => stream.events.length > 0)
  expect(stream.events[0]?.id).toBe('3')
  stream.close()
})

test('a large body is left out of the stream and fetched on its own', async () => {
  const body = 'x'.repeat(70_000)
  await inbox.post(id, 'run-1', body)
  const stream = await inbox.follow(id)
  await stream.until(() => stream.events.length > 0)
  expect(stream.deliveries()[0]).toMatchObject({ body: null, bodyBytes: 70_000 })
  const raw = await inbox.ask(id, '/deliveries/1/body')
  expect(await raw.text()).toBe(body)
  stream.close()
})

test('a silent stream gives signs of life', async () => {
  await reopen({ stream: { heartbeatMs: 20 } })
  const stream = await inbox.follow(id)
  await stream.until(() => stream.comments.length >= 3)
  expect(stream.events).toEqual([])
  stream.close()
})

test('a reader that takes nothing is cut off, and gets the rest when it comes again', async () => {
  // The minute passes when it is told to: a busy machine is not taken for a reader that takes nothing.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await reopen({ stream: { stallMs: 60_000 } })
  const { read, watch } = inbox.store
  let reads = 0
  inbox.store.read = (inboxId, ...question) => {
    if (inboxId === id) reads += 1
    return read(inboxId, ...question)
  }
  let isCutOff = false
  const cutOff = new Promise<void>((resolve) => {
    inbox.store.watch = (inboxId, onChange) => {
      const stop = watch(inboxId, onChange)
      return () => {
        stop()
        isCutOff = true
        resolve()
      }
    }
  })
  const socket = connect(Number(new URL(inbox.base).port), '127.0.0.1')
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.on('error', () => {})
  socket.write(`GET /api/inboxes/${id}/events HTTP/1.1\r\nHost: x\r\n${keyLine()}\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
  // More than the buffers of both ends hold.
  await Promise.all(
    Array.from({ length: 250 }, (_, i) =>
      inbox.store.append({
        inboxId: id,
        startId: `run-${i}`,
        method: 'POST',
        query: '',
        contentType: null,
        headers: [],
        secretHash: null,
        maskedApart: null,
        bytes: Buffer.alloc(60_000, 97 + (i % 26)),
      }),
    ),
  )
  for (let before = -1; before < reads; ) {
    before = reads
    await othersAreAnswered()
  }
  expect(reads).toBeGreaterThan(0)
  vi.advanceTimersByTime(59_000)
  await othersAreAnswered()
  expect(isCutOff).toBe(false)
  vi.advanceTimersByTime(1_000)
  await cutOff
  vi.useRealTimers()
  socket.resume()
  await closed

  const stream = await inbox.follow(id)
  await stream.until(() => stream.deliveries().length === 250)
  stream.close()
})

/** Others have had so many answers that whatever could go on by itself has gone on. */
async function othersAreAnswered(): Promise<void> {
  const other = newInboxId()
  for (let i = 0; i < 20; i++) expect((await inbox.list(other, '?after=0')).deliveries).toEqual([])
}

/** Asks, and then takes nothing that comes. */
function askAndTakeNothing(path: string): Socket {
  const socket = connect(Number(new URL(inbox.base).port), '127.0.0.1').on('error', () => {})
  socket.pause()
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${keyLine()}\r\n`)
  return socket
}

test('clients that take nothing of large pages make other large ones wait, and no small one', async () => {
  const other = newInboxId()
  await inbox.post(other, 'run-1')
  // Bytes that need six characters each, so that a page is more than the buffers of both ends hold.
  for (let i = 0; i < 4; i++) await inbox.post(id, `run-${i}`, new Uint8Array(LIMITS.deliveryBytes).fill(i))
  const { read } = inbox.store
  let largeReads = 0
  inbox.store.read = (inboxId, after, bounds) => {
    if (bounds.bytes > 1024 * 1024) largeReads += 1
    return read(inboxId, after, bounds)
  }
  const path = `/api/inboxes/${id}/deliveries`
  const sockets = Array.from({ length: 6 }, () => askAndTakeNothing(path))
  await expect.poll(() => largeReads).toBe(4)
  // Everything that could go on by itself has had its time, and small pages are answered meanwhile.
  for (let i = 0; i < 20; i++) expect((await inbox.list(other)).deliveries).toHaveLength(1)
  expect(largeReads).toBe(4)

  for (const socket of sockets) socket.destroy()
  expect((await inbox.list(id)).deliveries).toHaveLength(2)
})

test('a reader that leaves is forgotten', async () => {
  const stopped: string[] = []
  const watch = inbox.store.watch
  inbox.store.watch = (inboxId, onChange) => {
    const stop = watch(inboxId, onChange)
    return () => {
      stopped.push(inboxId)
      stop()
    }
  }
  const stream = await inbox.follow(id)
  await stream.until(() => stream.comments.length > 0)
  stream.close()
  await expect.poll(() => stopped).toEqual([id])
})

test('an answer to HEAD follows nothing', async () => {
  let watched = 0
  inbox.store.watch = () => {
    watched += 1
    return () => {}
  }
  const response = await inbox.ask(id, '/events', 'HEAD')
  expect([response.status, watched]).toEqual([200, 0])
})

test('a stopping server ends its streams', async () => {
  const stream = await inbox.follow(id)
  await inbox.stopServing()
  await stream.ended
  inbox = await serveInbox({ folder: inbox.folder })
})

test('after a restart a stream goes on where it was', async () => {
  await inbox.post(id, 'run-1')
  await inbox.stopServing()
  inbox = await serveInbox({ folder: inbox.folder })
  await inbox.post(id, 'run-2')
  const stream = await inbox.follow(id, { lastEventId: '1' })
  await stream.until(() => stream.events.length > 0)
  expect(stream.deliveries().map(({ startId }) => startId)).toEqual(['run-2'])
  stream.close()
})

test('a disk that can not be written refuses deliveries with 503, and the page hears of it and of the recovery', async () => {
  await inbox.post(id, 'run-1')
  const stream = await inbox.follow(id)
  await stream.until(() => stream.events.length === 1)
  await inbox.client.execute('PRAGMA query_only = ON')
  const refused = await inbox.post(id, 'run-2')
  expect([refused.status, (await refused.json()).type]).toEqual([503, '/problems/inbox-not-writable'])
  expect(refused.headers.get('retry-after')).toBe('30')
  await stream.until(() => stream.events.length === 2)
  const page = await inbox.list(id)
  expect([page.writable, page.deliveries.length]).toEqual([false, 1])
  const cleared = await inbox.ask(id, '/deliveries', 'DELETE')
  expect(cleared.status).toBe(503)

  await inbox.client.execute('PRAGMA query_only = OFF')
  expect((await inbox.post(id, 'run-2')).status).toBe(200)
  await stream.until(() => stream.deliveries().length === 2)
  const states = stream.events.filter(({ event }) => event === 'storage').map(({ data }) => data)
  expect(states).toEqual([{ writable: false }, { writable: true }])
  stream.close()
})

test('numbers from another life of the inbox begin anew, with a mark', async () => {
  await inbox.post(id, 'run-1')
  const page = await inbox.list(id, '?after=500')
  expect(page.gap).toBe(true)
  expect(page.deliveries.map(({ seq }) => seq)).toEqual([1])
  const stream = await inbox.follow(id, { lastEventId: '500' })
  await stream.until(() => stream.deliveries().length === 1)
  expect(stream.events[0]).toEqual({ id: '0', event: 'gap', data: { droppedThrough: 0, reset: true } })
  stream.close()
})

test('clearing removes everything, and numbers go on', async () => {
  await inbox.post(id, 'run-1')
  const response = await inbox.ask(id, '/deliveries', 'DELETE')
  expect(response.status).toBe(204)
  expect((await inbox.list(id)).deliveries).toEqual([])
  await inbox.post(id, 'run-1')
  expect((await inbox.list(id)).deliveries).toMatchObject([{ seq: 2, copies: 1 }])
})

test('a reader that is behind when its inbox is cleared is told, at once, and one that begins anew is not', async () => {
  for (const run of ['run-1', 'run-2', 'run-3']) await inbox.post(id, run)
  const events = followInbox(inbox.store, id, 1, 60_000)
  expect(await events.next()).toContain('run-3')
  // Read up to 3; it waits. What comes now is cleared before it looks.
  const behind = followInbox(inbox.store, id, 2, 60_000)
  await inbox.ask(id, '/deliveries?through=3', 'DELETE')
  expect(await behind.next()).toBe('id: 3\nevent: gap\ndata: {"droppedThrough":3,"reset":false}\n\n')
  const waiting = behind.next()
  const watched = vi.fn()
  const unwatch = inbox.store.watch(id, watched)
  await inbox.ask(id, '/deliveries', 'DELETE')
  expect(watched).toHaveBeenCalled()
  await inbox.post(id, 'run-4')
  expect(await waiting).toContain('run-4')
  unwatch()
  events.stop()
  behind.stop()
  expect(await inbox.list(id)).toMatchObject({ gap: false, deliveries: [{ seq: 4 }] })
})

test('a number that the inbox never gave out clears nothing: the inbox has begun anew meanwhile', async () => {
  await inbox.post(id, 'run-1')
  expect((await inbox.ask(id, '/deliveries?through=500', 'DELETE')).status).toBe(204)
  expect((await inbox.list(id)).deliveries).toHaveLength(1)
  await inbox.ask(id, '/deliveries?through=1', 'DELETE')
  expect((await inbox.list(id)).deliveries).toEqual([])
})

test('one inbox has at most 32 streams; a further one is told to wait, and finds its place when one ends', async () => {
  const streams = await Promise.all(Array.from({ length: 32 }, () => inbox.follow(id)))
  await Promise.all(streams.map((stream) => stream.until(() => stream.comments.length > 0)))
  const refused = await inbox.ask(id, '/events')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('10')
  expect(await refused.json()).toMatchObject({ type: '/problems/too-many-streams-of-inbox' })
  const [first, ...others] = streams
  first?.close()
  await vi.waitFor(async () => {
    const stream = await inbox.follow(id)
    others.push(stream)
    expect(stream.response.status).toBe(200)
  })
  for (const stream of others) stream.close()
})

test('one inbox shows nothing of another', async () => {
  await inbox.post(id, 'run-1')
  const other = newInboxId()
  expect((await inbox.list(other)).deliveries).toEqual([])
  expect((await inbox.ask(other, '/deliveries/1/body')).status).toBe(404)
})

test.each(['/deliveries?after=x', '/deliveries?limit=-1', '/events?after=1.5', '/deliveries/x/body'])(
  '%s is refused with the field at fault',
  async (path) => {
    const response = await inbox.ask(id, path)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ field: expect.any(String) })
  },
)

test('a malformed inbox is the same 404 everywhere', async () => {
  for (const [method, path] of [
    ['GET', 'deliveries'],
    ['GET', 'events'],
    ['DELETE', 'deliveries'],
    ['POST', 'test'],
  ]) {
    const response = await fetch(`${inbox.base}/api/inboxes/short/${path}`, { method: method ?? '' })
    expect([response.status, (await response.json()).type]).toEqual([404, '/problems/no-inbox'])
  }
})

const READS = [
  ['GET', '/deliveries'],
  ['GET', '/deliveries/1/body'],
  ['GET', '/events'],
  ['DELETE', '/deliveries'],
  ['POST', '/test'],
] as const

test.each(READS)('%s %s takes the inbox’s key: its address alone opens nothing', async (method, path) => {
  await inbox.post(id, 'run-1', 'the result')
  const url = `${inbox.base}/api/inboxes/${id}${path}`
  const refused = await fetch(url, { method })
  const text = await refused.text()
  expect([refused.status, JSON.parse(text).type]).toEqual([403, '/problems/inbox-key'])
  expect(text).not.toContain('the result')
  for (const key of [id, `${id}x`, '', 'é', keyHeaders(newInboxId())[INBOX_KEY_HEADER] ?? '']) {
    const wrong = await fetch(url, { method, headers: { [INBOX_KEY_HEADER]: encodeURIComponent(key) } })
    expect(wrong.status).toBe(403)
  }
  expect((await inbox.list(id)).deliveries).toHaveLength(1)
  expect((await inbox.ask(id, path, method)).ok).toBe(true)
})

test.each(READS)('%s %s of an inbox of before the read key goes on without one', async (method, path) => {
  await inbox.post(id, 'run-1')
  await inbox.client.execute('UPDATE inbox SET keyless = 1')
  const url = `${inbox.base}/api/inboxes/${id}${path}`
  const abort = new AbortController()
  expect((await fetch(url, { method, signal: abort.signal })).ok).toBe(true)
  abort.abort()
  // Nor is it lost to the page of the browser when that has made itself a key meanwhile.
  expect((await inbox.ask(id, path, method)).status).not.toBe(403)
})

test('an inbox that nobody has heard of is refused alike, and is not made by asking', async () => {
  await inbox.post(id, 'run-1')
  const unknown = newInboxId()
  const answers = await Promise.all(
    [id, unknown].map(async (each) => (await fetch(`${inbox.base}/api/inboxes/${each}/deliveries`)).text()),
  )
  expect(answers[0]).toBe(answers[1])
  expect(await inbox.store.isOpen(unknown)).toBe(false)
})

test('the inbox can be tried through its public URL', async () => {
  const outcome = await tryInbox()
  expect(outcome).toMatchObject({ ok: true, status: 200, error: null })
  expect(outcome.via).toBe(`${inbox.base}/hooks/…`)
  expect((await inbox.list(id)).deliveries[0]?.startId).toMatch(/^test-/)
})

test.each([
  ['nobody listens', 'http://127.0.0.1:1', 'connection-refused'],
  ['the name is unknown', 'http://nowhere.invalid', 'dns-failed'],
])('trying it says when %s', async (_, publicUrl, error) => {
  await reopen({ publicUrl: () => publicUrl })
  expect(await tryInbox()).toMatchObject({ ok: false, status: null, error })
})

test.each([
  ['another server answers', 200, 'not-this-server'],
  ['a login page gets in the way', 302, 'redirect'],
  ['it is refused', 403, 'refused'],
])('trying it says when %s', async (_, status, error) => {
  const other = createServer((request, response) => {
    request.resume()
    response.writeHead(status, { location: `${inbox.base}/hooks/${id}/followed` }).end()
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  await reopen({ publicUrl: () => `http://127.0.0.1:${port}` })
  expect(await tryInbox()).toMatchObject({ ok: false, status, error })
  expect((await inbox.list(id)).deliveries).toEqual([])
  other.close()
})

/** The inbox's key as a line of a request. */
function keyLine(): string {
  return Object.entries(keyHeaders(id))
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
}

async function tryInbox() {
  const response = await inbox.ask(id, '/test', 'POST')
  return response.json()
}
