import { afterEach, expect, it, vi } from 'vitest'

vi.stubGlobal('location', { hash: '', pathname: '/', search: '' })
const { clearDeliveries, getDeliveryBody, InboxRefusedError, streamEvents, testInbox } = await import(
  './inbox-api'
)

afterEach(() => vi.unstubAllGlobals())

/** A server's answer whose body goes on for ever, whatever becomes of the call that asked for it. */
function answerForEver(first: string) {
  let read = () => {}
  const wasRead = new Promise<void>((resolve) => {
    read = resolve
  })
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(first)),
    // Asked for more: what was there has been taken.
    pull: () => read(),
  })
  vi.stubGlobal('fetch', async () => new Response(body))
  return wasRead
}

const INBOX = { id: 'inbox', key: 'the-read-key' }
const handlers = { onOpen: () => {}, onAlive: () => {}, onEvent: async () => {} }

it('a stream that is given up is over, though its body does not end', async () => {
  const wasRead = answerForEver(': connected\n\n')
  const giveUp = new AbortController()
  const over = streamEvents(INBOX, 0, giveUp.signal, handlers)
  await wasRead
  giveUp.abort()
  await expect(over).rejects.toThrow('the stream of deliveries broke')
})

it('so is one that is given up before it opens', async () => {
  answerForEver('')
  await expect(streamEvents(INBOX, 0, AbortSignal.abort(), handlers)).rejects.toThrow(
    'the stream of deliveries broke',
  )
})

it('a body that is given up is not waited for, though it does not end', async () => {
  const wasRead = answerForEver('the beginning')
  const giveUp = new AbortController()
  const body = getDeliveryBody(INBOX, 1, giveUp.signal)
  await wasRead
  giveUp.abort()
  await expect(body).rejects.toThrow('the stream of deliveries broke')
})

it('events come in order, and the end of the stream ends the reading', async () => {
  const text = 'event: delivery\ndata: 1\n\nevent: gap\ndata: 2\n\n'
  vi.stubGlobal('fetch', async () => new Response(text))
  const seen: unknown[] = []
  await streamEvents(INBOX, 0, new AbortController().signal, {
    ...handlers,
    onEvent: async (event) => void seen.push(event),
  })
  expect(seen).toEqual([
    { event: 'delivery', data: '1' },
    { event: 'gap', data: '2' },
  ])
})

it('the read key goes with every question, in a header and in no address', async () => {
  const asked: { url: string; headers: Headers }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, headers: new Headers(init.headers) })
    return new Response('{}', { status: 404 })
  })
  const { signal } = new AbortController()
  for (const ask of [
    () => streamEvents(INBOX, 0, signal, handlers),
    () => getDeliveryBody(INBOX, 1, signal),
    () => testInbox(INBOX),
    () => clearDeliveries(INBOX, 1),
  ])
    await ask().catch(() => {})
  expect(asked).toHaveLength(4)
  for (const { url, headers } of asked) {
    expect(url).not.toContain(INBOX.key)
    expect(headers.get('x-seedpad-inbox-key')).toBe(INBOX.key)
  }
})

it('an inbox that may not be read is told from a server that is gone', async () => {
  const refuse = (type: string) =>
    vi.stubGlobal('fetch', async () =>
      Response.json({ type, title: 't', status: 403, detail: 'd' }, { status: 403 }),
    )
  const ask = () => streamEvents({ id: 'inbox', key: null }, 0, new AbortController().signal, handlers)
  refuse('/problems/inbox-key')
  await expect(ask()).rejects.toBeInstanceOf(InboxRefusedError)
  refuse('/problems/bad-origin')
  await expect(ask()).rejects.toThrow('status 403')
})

it.each([
  ['a login page', 200, 'text/html', '<h1>Log in</h1>'],
  ['a proxy that knows no such address', 404, 'text/html', '<h1>404</h1>'],
  ['a proxy whose server is gone', 502, 'text/html', '<h1>502</h1>'],
])('%s is neither a stream nor a delivery, nor says that one is gone', async (_, status, type, text) => {
  vi.stubGlobal('fetch', async () => new Response(text, { status, headers: { 'content-type': type } }))
  const { signal } = new AbortController()
  let opened = false
  const onOpen = () => {
    opened = true
  }
  await expect(streamEvents(INBOX, 0, signal, { ...handlers, onOpen })).rejects.toThrow(
    /of another type|status/,
  )
  expect(opened).toBe(false)
  await expect(getDeliveryBody(INBOX, 1, signal)).rejects.toThrow(/of another type|status/)
  await expect(clearDeliveries(INBOX, 1)).rejects.toThrow()
})

it('a delivery that the server itself does not have any more is gone', async () => {
  const gone = { type: '/problems/no-delivery', title: 't', status: 404, detail: 'd' }
  vi.stubGlobal('fetch', async () =>
    Response.json(gone, { status: 404, headers: { 'content-type': 'application/problem+json' } }),
  )
  expect(await getDeliveryBody(INBOX, 1, new AbortController().signal)).toBeNull()
})
