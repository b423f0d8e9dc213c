import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Delivery, type GapEvent, INBOX_KEY_HEADER } from '../../../contract/inbox-messages'
import { keyHeaders, newInboxId, serveInbox } from '../../../server/inbox/testing/serve-inbox'
import type { InboxLedger } from './inbox-ledger'
import type { Wake } from './wake'

vi.stubGlobal('location', { hash: '', pathname: '/', search: '' })
const { followInbox } = await import('./follow-inbox')
const { InboxRefusedError } = await import('../../lib/inbox-api')

const realFetch = globalThis.fetch
const closing: (() => Promise<void>)[] = []
afterEach(closeAll)

async function closeAll() {
  for (const close of closing.splice(0).reverse()) await close()
}

/** A ledger in memory with the rules of the real one: an event and the place reached are kept together, or not at all. */
function createLedger() {
  let cursor = 0
  let refusals = 0
  const events: Delivery[] = []
  const gaps: GapEvent[] = []
  const kept = new Map<string, Delivery>()
  const ledger: InboxLedger = {
    cursor: async () => cursor,
    async take(delivery) {
      if (refusals > 0) {
        refusals -= 1
        throw new Error('the disk is full for a moment')
      }
      cursor = delivery.seq
      events.push(delivery)
      kept.set(delivery.key, delivery)
      return { delivery, run: null }
    },
    async gap(event) {
      cursor = event.droppedThrough
      gaps.push(event)
    },
  }
  return {
    ledger,
    events,
    gaps,
    kept,
    refuse: (times: number) => {
      refusals = times
    },
  }
}

/** A page's connection to a server that can be cut, moved and replaced while the page holds on to it. */
async function createWorld(limits: { deliveries?: number } = {}) {
  const inboxId = newInboxId()
  let server = await serveInbox({ limits })
  const folders = new Set([server.folder])
  let cutAfter = Number.POSITIVE_INFINITY
  const open = new Set<() => void>()
  closing.push(async () => {
    vi.stubGlobal('fetch', realFetch)
    await server.stopServing()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })

  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    // The test's own calls, as the sender.
    if (!path.startsWith('/')) return realFetch(path, init)
    const response = await realFetch(`${server.base}${path}`, { ...init, cache: 'default' })
    if (!path.endsWith('/events') || response.body === null) return response
    let left = cutAfter
    cutAfter = Number.POSITIVE_INFINITY
    let cut = () => {}
    const cuttable = new TransformStream<Uint8Array, Uint8Array>({
      start(controller) {
        cut = () => controller.error(new Error('cut'))
        open.add(cut)
      },
      transform(chunk, controller) {
        controller.enqueue(chunk.subarray(0, Math.max(0, left)))
        left -= chunk.length
        if (left < 0) controller.error(new Error('cut'))
      },
    })
    return new Response(response.body.pipeThrough(cuttable), { status: response.status })
  })

  return {
    inboxId,
    server: () => server,
    cutNow() {
      for (const cut of open) cut()
      open.clear()
    },
    cutNextAfter(bytes: number) {
      cutAfter = bytes
    },
    async restart(anew: boolean) {
      await server.stopServing()
      server = await serveInbox(anew ? { limits } : { limits, folder: server.folder })
      folders.add(server.folder)
    },
    async list() {
      const all: Delivery[] = []
      for (let after: number | null = 0; after !== null; ) {
        const page = await server.list(inboxId, `?after=${after}`)
        all.push(...page.deliveries)
        after = page.next
      }
      return all
    },
  }
}

/** Follows until stopped, and does not wait long before it tries again. */
function follow(inboxId: string, ledger: InboxLedger) {
  const stop = new AbortController()
  const wakes = new Set<(wake: Wake) => void>()
  const phases: string[] = []
  const over = followInbox({
    inbox: { id: inboxId, key: keyHeaders(inboxId)[INBOX_KEY_HEADER] ?? null },
    ledger,
    signal: stop.signal,
    onWake(listener) {
      wakes.add(listener)
      return () => wakes.delete(listener)
    },
    onState({ phase }) {
      if (phase) phases.push(phase)
      if (phase === 'reconnecting') setTimeout(() => wake('look'), 5)
    },
    onArrival: () => {},
  })
  function wake(kind: Wake) {
    for (const listener of wakes) listener(kind)
  }
  return {
    wake,
    phases,
    async stop() {
      stop.abort()
      await over
    },
  }
}

/** Bodies over 64 KiB are not in the stream. */
const LONG = 70_000

type Step =
  | { do: 'deliver'; run: number; size: number }
  | { do: 'cut' | 'wake' | 'restart' | 'anew' | 'lead' | 'leave' }
  | { do: 'cut-after'; bytes: number }
  | { do: 'refuse'; times: number }

const deliver = fc.record({
  do: fc.constant('deliver' as const),
  // Few runs and bodies: the same delivery comes again and again.
  run: fc.integer({ min: 0, max: 4 }),
  size: fc.constantFrom(1, 1, 1, 5_000, LONG),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: deliver },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('cut' as const, 'wake' as const, 'lead' as const, 'leave' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut-after' as const), bytes: fc.nat(3_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('refuse' as const), times: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)

async function play(steps: readonly Step[], limits: { deliveries?: number }) {
  const world = await createWorld(limits)
  const book = createLedger()
  let tab: ReturnType<typeof follow> | null = follow(world.inboxId, book.ledger)
  const sent = new Set<string>()
  for (const step of steps) {
    if (step.do === 'deliver') {
      const body = JSON.stringify({ size: step.size, filler: 'x'.repeat(step.size) })
      const answer = await world.server().post(world.inboxId, `run-${step.run}`, body)
      expect(answer.status).toBe(200)
      sent.add(`run-${step.run} ${step.size}`)
    } else if (step.do === 'cut') world.cutNow()
    else if (step.do === 'cut-after') world.cutNextAfter(step.bytes)
    else if (step.do === 'wake') tab?.wake('again')
    else if (step.do === 'refuse') book.refuse(step.times)
    else if (step.do === 'restart' || step.do === 'anew') await world.restart(step.do === 'anew')
    else {
      // The leading tab closes in the middle of whatever it does; another one takes over, now or later.
      await tab?.stop()
      tab = step.do === 'leave' ? null : follow(world.inboxId, book.ledger)
    }
  }
  tab ??= follow(world.inboxId, book.ledger)
  const there = await world.list()
  const isUpToDate = () => {
    for (const { key, seq } of there) expect(book.kept.get(key)?.seq).toBe(seq)
  }
  await vi.waitFor(isUpToDate, { timeout: 15_000, interval: 5 })
  await tab.stop()
  await closeAll()
  return { book, there, sent }
}

/** A failed walk takes the seconds that it was waited for; shrinking it would take as long again for each try. */
const SLOW = { numRuns: 10, endOnFailure: true }

/** Nobody follows while five deliveries come where there is room for three. */
const MORE_THAN_FIT: Step[] = [
  { do: 'leave' },
  ...[0, 1, 2, 3, 4].map((run): Step => ({ do: 'deliver', run, size: 1 })),
]

const nameOf = ({ startId, body }: Delivery) => `${startId} ${/"size":(\d+)/.exec(body?.text ?? '')?.[1]}`

describe('a page that follows its inbox', () => {
  it('takes every delivery once and skips none, through cuts, restarts, full disks and changing leaders', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const { book, there, sent } = await play(steps, {})
        const seqs = book.events.map(({ seq }) => seq)
        expect(seqs, 'each event once, in order').toEqual([...new Set(seqs)].sort((a, b) => a - b))
        expect(book.gaps).toEqual([])
        const byKey = (a: Delivery, b: Delivery) => a.seq - b.seq
        expect([...book.kept.values()].sort(byKey), 'what the server keeps').toEqual(there)
        expect(new Set([...book.kept.values()].map(nameOf)), 'what was sent').toEqual(sent)
      }),
      SLOW,
    )
  }, 90_000)

  it('misses only what the limits dropped, and knows of it', async () => {
    let lossy = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const { book, there, sent } = await play(steps, { deliveries: 3 })
        const seqs = book.events.map(({ seq }) => seq)
        expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
        for (const delivery of there) expect(book.kept.get(delivery.key)).toEqual(delivery)
        const keptNames = new Set([...book.kept.values()].map(nameOf))
        // What was dropped after it was told of, and before its long body could be fetched, is kept without that body.
        const bodiless = new Set(
          book.events.filter(({ body }) => body === null).map(({ startId }) => `${startId} ${LONG}`),
        )
        const lost = [...sent].filter((name) => !keptNames.has(name) && !bodiless.has(name))
        if (lost.length > 0) lossy += 1
        expect(book.gaps.length > 0 || lost.length === 0, `lost without a word: ${lost}`).toBe(true)
      }),
      { ...SLOW, examples: [[MORE_THAN_FIT]] },
    )
    expect(lossy, 'walks on which something was lost').toBeGreaterThan(0)
  }, 90_000)

  it('goes on from the beginning where the server’s inbox began anew, and tells of it', async () => {
    const steps: Step[] = [1, 2, 3].map((size) => ({ do: 'deliver', run: 1, size }))
    const { book } = await play(
      [...steps, { do: 'lead' }, { do: 'anew' }, { do: 'deliver', run: 2, size: 9 }],
      {},
    )
    expect([...book.kept.values()].map(nameOf)).toContain('run-2 9')
    expect(book.gaps.at(-1)).toMatchObject({ reset: true })
  })

  it('gives an inbox of before the read key up where the server knows none, and its own one never', async () => {
    const world = await createWorld()
    const book = createLedger()
    const options = {
      ledger: book.ledger,
      signal: AbortSignal.timeout(60_000),
      onWake: () => () => {},
      onState: () => {},
      onArrival: () => {},
    }
    const former = followInbox({ ...options, inbox: { id: world.inboxId, key: null } })
    await expect(former).rejects.toThrow(InboxRefusedError)

    // A proxy on the way that takes the key away for a while.
    const stop = new AbortController()
    const refused = vi.fn()
    const own = followInbox({
      ...options,
      inbox: { id: world.inboxId, key: 'x'.repeat(43) },
      signal: stop.signal,
      onState: refused,
    })
    await vi.waitFor(() => expect(refused).toHaveBeenCalledWith({ phase: 'reconnecting' }))
    stop.abort()
    await own
  })

  it('reconnects at once when it is woken, and only then reads again', async () => {
    const world = await createWorld()
    const book = createLedger()
    const tab = follow(world.inboxId, book.ledger)
    await vi.waitFor(() => expect(tab.phases).toEqual(['live']))
    // A live stream is left alone: it brings what comes next, and only then is there a second one.
    tab.wake('look')
    await world.server().post(world.inboxId, 'run-1')
    await vi.waitFor(() => expect(book.events).toHaveLength(1))
    expect(tab.phases).toEqual(['live'])
    tab.wake('again')
    await vi.waitFor(() => expect(tab.phases).toEqual(['live', 'reconnecting', 'live']))
    await tab.stop()
  })
})
