import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliverySchema, gapEventSchema } from '../../contract/inbox-messages'
import { systemClock } from '../clock'
import { turns } from '../testing/turns'
import { followInbox, type InboxEvents } from './inbox-events'
import type { InboxStore } from './inbox-store'
import { openInboxStore } from './sqlite-inbox-store'
import { newInboxId } from './testing/serve-inbox'

const KEPT = 4
const ALL = { deliveries: 100, bytes: 1_000_000, bodyBytes: 1_000_000 }

let folder = ''
let store: InboxStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-events-'))
  store = await openInboxStore(join(folder, 'inbox.db'), { clock: systemClock, limits: { deliveries: KEPT } })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

type Op =
  | { do: 'append'; run: number; wait: boolean }
  | { do: 'connect' | 'disconnect' | 'lose'; reader: number }
  | { do: 'clear' }
  | { do: 'turn' }

const reader = fc.nat({ max: 2 })
const pace = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 5 })
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('append' as const), run: fc.nat({ max: 5 }), wait: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('connect' as const, 'disconnect' as const, 'lose' as const),
      reader,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'clear' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'turn' as const }) },
)

/**
 * The store as if over a network: changes happen while an answer is on its way.
 * @param pace how many turns of the event loop each answer takes, in a round
 */
function distant(near: InboxStore, pace: readonly number[]): InboxStore {
  let answers = 0
  return {
    ...near,
    async read(...question) {
      const slice = await near.read(...question)
      await turns(pace[answers++ % pace.length] ?? 0)
      return slice
    },
  }
}

/** What a page does with a stream: keeps the newest entry of each key, and the number to go on from. */
class Reader {
  readonly #pace: readonly number[]
  readonly entries = new Map<string, number>()
  readonly given: number[] = []
  lastId = 0
  missedThrough = 0
  #events: InboxEvents | null = null
  #ended: Promise<void> = Promise.resolve()
  #isCut = false

  constructor(pace: readonly number[]) {
    this.#pace = pace
  }

  connect(inboxId: string): void {
    if (this.#events) return
    const events = followInbox(distant(store, this.#pace), inboxId, this.lastId, 60_000)
    this.#events = events
    this.#isCut = false
    this.#ended = this.#read(events)
  }

  /** `lose`: what is on its way is lost as well, as when a cable is pulled. */
  async disconnect(lose = false): Promise<void> {
    this.#isCut = lose
    this.#events?.stop()
    this.#events = null
    await this.#ended
  }

  async #read(events: InboxEvents): Promise<void> {
    for (let text = await events.next(); text !== null; text = await events.next()) {
      if (this.#isCut) return
      for (const block of text.split('\n\n').filter((part) => part.startsWith('id:'))) this.#take(block)
    }
  }

  #take(block: string): void {
    const [, id = '', name = '', data = ''] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/s.exec(block) ?? []
    this.lastId = Number(id)
    if (name === 'gap') {
      const { droppedThrough, reset } = gapEventSchema.parse(JSON.parse(data))
      expect(reset).toBe(false)
      this.missedThrough = Math.max(this.missedThrough, droppedThrough)
      return
    }
    const { seq, key } = deliverySchema.parse(JSON.parse(data))
    expect(seq).toBe(Number(id))
    this.given.push(seq)
    this.entries.set(key, seq)
  }
}

test('whatever happens in between, no delivery comes twice, none is skipped without a mark', async () => {
  await fc.assert(
    fc.asyncProperty(pace, fc.array(op, { minLength: 5, maxLength: 40 }), async (pace, ops) => {
      const inboxId = newInboxId()
      const readers = [new Reader(pace), new Reader(pace), new Reader(pace)] as const
      const all = new Map<number, string>()
      const appends: Promise<void>[] = []
      const cleared: number[] = []
      let newest = 0

      for (const step of ops) {
        if (step.do === 'append') {
          const added = append(inboxId, `run-${step.run}`).then(({ seq }) => {
            all.set(seq, `run-${step.run}`)
            newest = Math.max(newest, seq)
          })
          appends.push(added)
          if (step.wait) await added
        } else if (step.do === 'connect') readers[step.reader]?.connect(inboxId)
        else if (step.do === 'turn') await turns(1)
        else if (step.do === 'clear') {
          await Promise.all(appends)
          await store.clear(inboxId)
          cleared.push(newest)
        } else await readers[step.reader]?.disconnect(step.do === 'lose')
      }
      await Promise.all(appends)

      const kept = await store.read(inboxId, 0, ALL)
      const wanted = new Map(kept.deliveries.map(({ key, seq }) => [key, seq]))
      expect(wanted.size).toBeLessThanOrEqual(KEPT)
      for (const current of readers) {
        current.connect(inboxId)
        const isComplete = () => [...wanted].every(([key, seq]) => current.entries.get(key) === seq)
        await expect.poll(isComplete, { interval: 1 }).toBe(true)
        await current.disconnect()

        expect(current.given).toEqual([...new Set(current.given)].sort((a, b) => a - b))
        // Every number was given, or replaced by a newer copy, or is under a gap mark, or was cleared.
        const clearedThrough = Math.max(0, ...cleared)
        for (const [seq, startId] of all) {
          const isReplaced = [...all].some(([other, run]) => other > seq && run === startId)
          const isAccounted =
            current.given.includes(seq) || isReplaced || seq <= current.missedThrough || seq <= clearedThrough
          expect({ seq, isAccounted }).toEqual({ seq, isAccounted: true })
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a store that stops being writable says so on the stream, and again when it recovers', async () => {
  let writable = true
  let changed = () => {}
  const turning: InboxStore = {
    ...store,
    writable: () => writable,
    watch: (_, onChange) => {
      changed = onChange
      return () => {}
    },
  }
  const events = followInbox(turning, newInboxId(), 0, 60_000)
  const first = events.next()
  writable = false
  changed()
  expect(await first).toBe('event: storage\ndata: {"writable":false}\n\n')
  const second = events.next()
  writable = true
  changed()
  expect(await second).toBe('event: storage\ndata: {"writable":true}\n\n')
  events.stop()
  expect(await events.next()).toBeNull()
})

function append(inboxId: string, startId: string) {
  const bytes = Buffer.from('{}')
  return store.append({
    inboxId,
    startId,
    method: 'POST',
    query: '',
    contentType: null,
    headers: [],
    secretHash: null,
    maskedApart: null,
    bytes,
  })
}
