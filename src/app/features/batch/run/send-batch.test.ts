import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reason } from '../../../../contract/reason'
import type { RunState } from '../../../../contract/start-messages'
import { DEFAULT_PACE, type Pace } from '../../../lib/batch'
import type { RowEnd } from './judge'
import { maySend } from './row-state'
import { type SendingEnd, type SendingPhase, sendBatch } from './send-batch'

type Outcome = { state: RunState; reason: Reason | null; retryAfterMs?: number }
/** What happens to one start on its way: it may be lost before or after the server took it. */
type Fate = { lost: 'before' | 'after' | null; outcome: Outcome; copies: boolean; ticks: number }

const STARTED: Outcome = { state: 'started', reason: null }
const FINE: Fate = { lost: null, outcome: STARTED, copies: false, ticks: 0 }

/** Disk and network around the sending: what is in here survives the page. */
function createWorld(rowCount: number, limit: number) {
  const claims = new Map<number, string>()
  const runs = new Map<string, { row: number; outcome: Outcome }>()
  /** The server's journal: an id is sent once, or withdrawn for good. */
  const journal = new Map<string, Outcome>()
  const hits = new Map<number, number>()
  const late: (() => void)[] = []
  let lastId = 0

  /** As the server does it: the same id again gets the first one's outcome. */
  function put(startId: string, row: number, outcome: Outcome): Outcome {
    const known = journal.get(startId)
    if (known) return known
    if (outcome.state !== 'not-sent') hits.set(row, (hits.get(row) ?? 0) + 1)
    journal.set(startId, outcome)
    return outcome
  }
  function withdraw(startId: string): Outcome {
    const known = journal.get(startId)
    if (known) return known
    const outcome: Outcome = { state: 'not-sent', reason: 'never-reached-server' }
    journal.set(startId, outcome)
    return outcome
  }
  const runOf = (row: number) => {
    const startId = claims.get(row)
    return startId === undefined ? undefined : runs.get(startId)
  }
  const settledEnd = (row: number, startId: string, outcome: Outcome): RowEnd => ({
    kind: 'settled',
    row,
    startId,
    retryAfterMs: outcome.retryAfterMs ?? null,
    ...outcome,
  })
  const facts = (row: number) => {
    const run = runOf(row)
    return run && { ...run.outcome, settledBy: null }
  }
  const sendable = () =>
    Array.from({ length: rowCount }, (_, row) => row).filter((row) =>
      maySend({ startId: claims.get(row) ?? null }, facts(row)),
    )

  /** One page. It dies after `life` steps: whatever it waits for then never comes. */
  async function session(
    life: number,
    fates: Fate[],
    pace: Pace,
    haltAt: number,
  ): Promise<SendingEnd | 'crashed'> {
    let steps = 0
    let crash = () => {}
    const crashed = new Promise<'crashed'>((resolve) => {
      crash = () => resolve('crashed')
    })
    const halt = new AbortController()
    const step = async (times = 1) => {
      for (let time = 0; time < times; time++) {
        steps += 1
        if (steps >= haltAt) halt.abort('paused')
        if (steps >= life) {
          crash()
          await new Promise(() => {})
        }
        await Promise.resolve()
      }
    }
    const open = new Map<string, number>()
    const send = async (row: number): Promise<RowEnd> => {
      const fate = fates.shift() ?? FINE
      await step()
      if (!maySend({ startId: claims.get(row) ?? null }, facts(row))) return { kind: 'taken' }
      lastId += 1
      const startId = `start-${lastId}`
      claims.set(row, startId)
      runs.set(startId, { row, outcome: { state: 'sending', reason: null } })
      await step(1 + fate.ticks)
      // A browser may send a request twice by itself; the second copy can arrive much later.
      if (fate.copies) late.push(() => put(startId, row, fate.outcome))
      if (fate.lost === 'before') {
        open.set(startId, row)
        return { kind: 'open' }
      }
      const outcome = put(startId, row, fate.outcome)
      await step(1 + fate.ticks)
      if (fate.lost === 'after') {
        open.set(startId, row)
        return { kind: 'open' }
      }
      runs.set(startId, { row, outcome })
      await step()
      return settledEnd(row, startId, outcome)
    }
    const ask = async (): Promise<RowEnd[]> => {
      const ends: RowEnd[] = []
      for (const [startId, row] of [...open]) {
        await step()
        const outcome = withdraw(startId)
        runs.set(startId, { row, outcome })
        open.delete(startId)
        ends.push(settledEnd(row, startId, outcome))
      }
      return ends
    }
    const work = async () => {
      for (const [startId, run] of runs) if (run.outcome.state === 'sending') open.set(startId, run.row)
      await ask()
      const used = [...claims.values()].filter((id) => runs.get(id)?.outcome.state !== 'not-sent').length
      let now = 0
      return sendBatch({
        queue: sendable(),
        allowance: Math.max(0, limit - used),
        pace,
        send,
        ask,
        clock: {
          now: () => now,
          sleep: async (ms) => {
            await step()
            now += ms
          },
        },
        halt: halt.signal,
        onPhase: () => {},
      })
    }
    const end = await Promise.race([work(), crashed])
    // What was still on its way arrives now, at the latest.
    for (const arrive of late.splice(0)) arrive()
    return end
  }
  const total = () => [...hits.values()].reduce((sum, count) => sum + count, 0)
  return { session, hits, total, stateOf: (row: number) => facts(row)?.state ?? 'waiting', sendable }
}

const outcomes = fc.oneof(
  { weight: 6, arbitrary: fc.constant(STARTED) },
  { weight: 2, arbitrary: fc.constant<Outcome>({ state: 'rejected', reason: 'refused' }) },
  fc.constant<Outcome>({ state: 'rejected', reason: 'rate-limited', retryAfterMs: 500 }),
  fc.constant<Outcome>({ state: 'rejected', reason: 'no-balance' }),
  fc.constant<Outcome>({ state: 'unknown', reason: 'timeout' }),
  fc.constant<Outcome>({ state: 'not-sent', reason: 'connection-refused' }),
  fc.constant<Outcome>({ state: 'not-sent', reason: 'server-stopping' }),
)
const fates = fc.array(
  fc.record({
    lost: fc.constantFrom(null, null, null, 'before' as const, 'after' as const),
    outcome: outcomes,
    copies: fc.boolean(),
    ticks: fc.nat(3),
  }),
  { maxLength: 40 },
)
const paces = fc.record({
  concurrency: fc.integer({ min: 1, max: 4 }),
  perMinute: fc.constantFrom(null, 60),
  delayMs: fc.constantFrom(0, 10),
  order: fc.constant('list' as const),
  refusals: fc.integer({ min: 1, max: 4 }),
})
/** A page's life in steps, and when the operator pauses; most pages die young. */
const lives = fc.array(
  fc.record({
    life: fc.oneof(fc.nat(80), fc.constant(100_000)),
    haltAt: fc.oneof(fc.nat(60), fc.constant(100_000)),
    fates,
  }),
  { maxLength: 8 },
)

describe('a batch, whatever crashes', () => {
  it('sends no row twice and skips none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 25 }), paces, lives, async (rowCount, pace, pages) => {
        const world = createWorld(rowCount, rowCount)
        for (const { life, haltAt, fates } of pages) await world.session(life, [...fates], pace, haltAt)
        // The operator goes on until nothing is left that may be sent without asking.
        let rounds = 0
        while (world.sendable().length > 0 && rounds < 200) {
          rounds += 1
          await world.session(100_000, [], pace, 100_000)
        }
        // Rows are settled that the last page left open.
        await world.session(100_000, [], pace, 100_000)
        for (let row = 0; row < rowCount; row++) {
          expect(world.hits.get(row), `row ${row}`).toBe(1)
          expect(['started', 'rejected', 'unknown']).toContain(world.stateOf(row))
        }
      }),
      { numRuns: 600 },
    )
  })

  it('never lets more rows leave than its limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.nat(20),
        paces,
        lives,
        async (rowCount, limit, pace, pages) => {
          const world = createWorld(rowCount, limit)
          for (const { life, haltAt, fates } of pages) await world.session(life, [...fates], pace, haltAt)
          for (let round = 0; round < 5; round++) await world.session(100_000, [], pace, 100_000)
          expect(world.total()).toBeLessThanOrEqual(limit)
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Runs rows with given ends on a clock of its own. */
async function run(
  ends: RowEnd[],
  pace: Partial<Pace> = {},
  asked: RowEnd[] = [],
  halt = new AbortController(),
) {
  const begun: { row: number; at: number }[] = []
  const phases: SendingPhase[] = []
  let now = 0
  let most = 0
  let active = 0
  const end = await sendBatch({
    queue: ends.map((_, row) => row),
    allowance: 1000,
    pace: { ...DEFAULT_PACE, concurrency: 1, ...pace },
    send: async (row) => {
      active += 1
      most = Math.max(most, active)
      begun.push({ row, at: now })
      await Promise.resolve()
      active -= 1
      return ends[row] ?? { kind: 'fault' }
    },
    ask: async () => asked,
    clock: {
      now: () => now,
      // Rows take no time: whatever is under way ends before a sleep does, and a sleep that is broken off passes none.
      sleep: async (ms, over) => {
        await new Promise((resolve) => setImmediate(resolve))
        if (!over.aborted) now += ms
      },
    },
    halt: halt.signal,
    onPhase: (phase) => phases.push(phase),
  })
  return { end, rows: begun.map(({ row }) => row), begun, phases, most }
}
const ok = (row: number): RowEnd => settled(row, 'started', null)
const settled = (
  row: number,
  state: RunState,
  reason: Reason | null,
  retryAfterMs: number | null = null,
): RowEnd => ({
  kind: 'settled',
  row,
  startId: `run-${row}`,
  state,
  reason,
  retryAfterMs,
})

describe('a batch rests by itself', () => {
  it('on the first unknown, naming the run', async () => {
    const { end, rows } = await run([ok(0), settled(1, 'unknown', 'timeout'), ok(2)])
    expect(end).toEqual({ rest: 'unknown', startId: 'run-1' })
    expect(rows).toEqual([0, 1])
  })

  it.each([
    ['token-invalid', 'credentials'],
    ['key-not-accepted', 'credentials'],
    ['no-plan', 'plan'],
    ['no-balance', 'balance'],
    ['automation-not-found', 'not-found'],
  ] as const)('on the refusal %s, which every row would meet', async (reason, rest) => {
    const { end, rows } = await run([settled(0, 'rejected', reason), ok(1)])
    expect(end.rest).toBe(rest)
    expect(rows).toEqual([0])
  })

  it('after so many refusals in a row, and not when one in between was accepted', async () => {
    const refused = (row: number) => settled(row, 'rejected', 'refused')
    const { end, rows } = await run([refused(0), ok(1), refused(2), refused(3), ok(4)], { refusals: 2 })
    expect(end).toEqual({ rest: 'refusals', startId: 'run-3' })
    expect(rows).toEqual([0, 1, 2, 3])
  })

  it('when the history can’t be written', async () => {
    expect((await run([{ kind: 'unwritten' }, ok(1)])).end.rest).toBe('history')
  })

  it('when the target can’t be reached', async () => {
    expect((await run([settled(0, 'not-sent', 'dns-failed'), ok(1)])).end.rest).toBe('unreachable')
  })
})

describe('a batch keeps its pace', () => {
  it('waits as long as a 429 says, and does not send that row again', async () => {
    const { end, begun, phases } = await run([settled(0, 'rejected', 'rate-limited', 7000), ok(1)])
    expect(end.rest).toBe('done')
    expect(begun.map(({ row }) => row)).toEqual([0, 1])
    expect(begun[1]?.at).toBeGreaterThanOrEqual(7000)
    expect(phases).toContainEqual({ phase: 'waiting', until: 7000 })
  })

  it('spreads a rate over the minute and keeps a delay', async () => {
    const rate = await run([ok(0), ok(1), ok(2)], { perMinute: 30 })
    expect(rate.begun.map(({ at }) => at)).toEqual([0, 2000, 4000])
    const delay = await run([ok(0), ok(1)], { delayMs: 500 })
    expect(delay.begun.map(({ at }) => at)).toEqual([0, 500])
  })

  it.each([1, 2, 3, 4])('has at most %d under way', async (concurrency) => {
    const { most } = await run(
      Array.from({ length: 12 }, (_, row) => ok(row)),
      { concurrency },
    )
    expect(most).toBe(concurrency)
  })

  it('asks for rows without an answer before it goes on, and sends again what provably never left', async () => {
    const lost = settled(0, 'not-sent', 'never-reached-server')
    const { end, rows, phases } = await run([{ kind: 'open' }, ok(1)], {}, [lost])
    expect(phases).toContainEqual({ phase: 'asking' })
    // Row 0 is lost again and again here; it gets one second turn only.
    expect(rows.filter((row) => row === 0).length).toBe(2)
    expect(rows).toContain(1)
    expect(end.rest).toBe('done')
  })

  it('begins nothing after a pause, and awaits what is under way', async () => {
    const halt = new AbortController()
    const going = run([ok(0), ok(1), ok(2)], {}, [], halt)
    halt.abort('paused')
    const { end, rows } = await going
    expect(end.rest).toBe('paused')
    expect(rows.length).toBeLessThanOrEqual(1)
  })
})
