import { afterEach, expect, it, vi } from 'vitest'

vi.stubGlobal('location', { hash: '', pathname: '/', search: '' })
const { getDeliveryBody, streamEvents } = await import('./inbox-api')

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

const handlers = { onOpen: () => {}, onAlive: () => {}, onEvent: async () => {} }

it('a stream that is given up is over, though its body does not end', async () => {
  const wasRead = answerForEver(': connected\n\n')
  const giveUp = new AbortController()
  const over = streamEvents('inbox', 0, giveUp.signal, handlers)
  await wasRead
  giveUp.abort()
  await expect(over).rejects.toThrow('the stream of deliveries broke')
})

it('so is one that is given up before it opens', async () => {
  answerForEver('')
  await expect(streamEvents('inbox', 0, AbortSignal.abort(), handlers)).rejects.toThrow(
    'the stream of deliveries broke',
  )
})

it('a body that is given up is not waited for, though it does not end', async () => {
  const wasRead = answerForEver('the beginning')
  const giveUp = new AbortController()
  const body = getDeliveryBody('inbox', 1, giveUp.signal)
  await wasRead
  giveUp.abort()
  await expect(body).rejects.toThrow('the stream of deliveries broke')
})

it('events come in order, and the end of the stream ends the reading', async () => {
  const text = 'event: delivery\ndata: 1\n\nevent: gap\ndata: 2\n\n'
  vi.stubGlobal('fetch', async () => new Response(text))
  const seen: unknown[] = []
  await streamEvents('inbox', 0, new AbortController().signal, {
    ...handlers,
    onEvent: async (event) => void seen.push(event),
  })
  expect(seen).toEqual([
    { event: 'delivery', data: '1' },
    { event: 'gap', data: '2' },
  ])
})
