import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Delivery } from '../../../contract/inbox-messages'
import type { FollowOptions } from './follow-inbox'
import type { InboxLedger } from './inbox-ledger'

vi.stubGlobal('location', { hash: '', pathname: '/', search: '' })
const { followInbox } = await import('./follow-inbox')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const delivery: Delivery = {
  seq: 1,
  startId: 'run-1',
  firstReceivedAt: '2026-01-01T00:00:09.000Z',
  receivedAt: '2026-01-01T00:00:09.000Z',
  method: 'POST',
  query: '',
  contentType: null,
  headers: [],
  secretHash: null,
  body: { encoding: 'utf8', text: '{}' },
  bodyBytes: 2,
  bodyHash: 'h',
  copies: 1,
  key: 'key',
}

/** A stream that brings one delivery and stays open. */
const stream = (data = JSON.stringify(delivery)) =>
  new Response(`retry: 2000\n\nid: 1\nevent: delivery\ndata: ${data}\n\n`, {
    headers: { 'content-type': 'text/event-stream' },
  })

const crowded = () =>
  Response.json(
    { type: '/problems/too-many-streams-of-inbox', title: 'x', status: 429, detail: 'x' },
    { status: 429, headers: { 'retry-after': '20' } },
  )

/** Follows an inbox whose server answers so, and whose ledger takes nothing while it is full. */
function follow(answer: () => Response) {
  const askedAt: number[] = []
  const states: object[] = []
  const taken: number[] = []
  let isFull = true
  let wakeUp = () => {}
  vi.stubGlobal('fetch', async () => {
    askedAt.push(Date.now())
    return answer()
  })
  const ledger: InboxLedger = {
    cursor: async () => 0,
    async take({ seq }) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
      taken.push(seq)
      return null
    },
    gap: async () => {},
  }
  const stop = new AbortController()
  const options: FollowOptions = {
    inbox: { id: 'i'.repeat(43), key: 'k'.repeat(43) },
    ledger,
    signal: stop.signal,
    onWake(listener) {
      wakeUp = () => listener('again')
      return () => {}
    },
    onState: (state) => states.push(state),
    onArrival: () => {},
  }
  const over = followInbox(options)
  return {
    states,
    taken,
    asked: () => askedAt.length,
    /** Milliseconds from one try to the next. */
    pauses: () => askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0)),
    wakeUp: () => wakeUp(),
    makeRoom() {
      isFull = false
    },
    async stop() {
      stop.abort()
      await over
    },
  }
}

it('a delivery that can’t be kept is asked for again after pauses that grow, and the page is told why', async () => {
  const tab = follow(() => stream())
  await vi.advanceTimersByTimeAsync(300_000)
  expect(tab.pauses().slice(0, 9)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  expect(tab.states.at(-1)).toEqual({ phase: 'reconnecting', trouble: 'unkept' })
  await tab.stop()
})

it('whoever asks for it is tried for at once, and what is kept then ends the trouble', async () => {
  const tab = follow(() => stream())
  await vi.advanceTimersByTimeAsync(100_000)
  const before = tab.asked()
  tab.makeRoom()
  tab.wakeUp()
  await vi.advanceTimersByTimeAsync(0)
  expect(tab.asked()).toBe(before + 1)
  expect(tab.taken).toEqual([1])
  expect(tab.states).toContainEqual({ trouble: null })
  await tab.stop()
})

it('what can’t be read as a delivery is no reason to ask without end either', async () => {
  const tab = follow(() => stream('{"no":"delivery"}'))
  await vi.advanceTimersByTimeAsync(100_000)
  expect(tab.asked()).toBeLessThan(10)
  expect(tab.states.at(-1)).toEqual({ phase: 'reconnecting', trouble: 'unkept' })
  await tab.stop()
})

it('a server that opens a stream and ends it at once is asked less and less often', async () => {
  const tab = follow(() => new Response(': connected\n\n'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(tab.pauses().slice(0, 6)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000])
  await tab.stop()
})

it('a server that has no stream left is asked no sooner than it says, and the page is told why', async () => {
  const tab = follow(crowded)
  await vi.advanceTimersByTimeAsync(200_000)
  expect(tab.pauses().slice(0, 2)).toEqual([20_000, 20_000])
  expect(tab.states[0]).toEqual({ phase: 'reconnecting', trouble: 'crowded' })
  await tab.stop()
})
