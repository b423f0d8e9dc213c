import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_PACE, type Pace } from '../../../lib/batch'
import { estimateWords, roughTime } from '../rough-time'
import type { RowEnd } from '../run/judge'
import { sendBatch } from '../run/send-batch'
import { callTimeOf, estimate, UNMEASURED } from './estimate'

/** What a row takes beside the platform's answer: the page, its database, and Seedpad's server. Milliseconds. */
const OWN_MS = 45

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }))
afterEach(() => vi.useRealTimers())

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** How long a batch of so many rows takes by a clock that stands still but for what is waited for. Milliseconds. */
async function simulate(count: number, pace: Pace, callMs: (row: number) => number): Promise<number> {
  const from = Date.now()
  let took: number | undefined
  void sendBatch({
    queue: Array.from({ length: count }, (_, row) => row),
    allowance: count,
    pace,
    send: async (row): Promise<RowEnd> => {
      await pause(callMs(row) + OWN_MS)
      return { kind: 'settled', row, startId: `${row}`, state: 'started', reason: null, retryAfterMs: null }
    },
    ask: () => Promise.resolve([]),
    clock: { now: Date.now, sleep: pause },
    halt: new AbortController().signal,
    onPhase: () => {},
  }).then(() => {
    took = Date.now() - from
  })
  while (took === undefined) await vi.advanceTimersToNextTimerAsync()
  return took
}

const pace = (part: Partial<Pace>): Pace => ({ ...DEFAULT_PACE, ...part })

describe('the estimate of a batch, beside what it takes', () => {
  it.each([
    ['a slow automation', 6, pace({ concurrency: 2 }), () => 19_000],
    ['a slow one, one at a time', 7, pace({ concurrency: 1 }), () => 31_000],
    ['a quick one, four at once', 300, pace({ concurrency: 4 }), () => 5],
    ['so many a minute', 40, pace({ concurrency: 4, perMinute: 30 }), () => 200],
    ['so many a minute, but slower than that', 20, pace({ concurrency: 2, perMinute: 30 }), () => 15_000],
    ['a pause between two', 12, pace({ concurrency: 3, delayMs: 5_000 }), () => 900],
    ['calls of all lengths', 60, pace({ concurrency: 3 }), (row: number) => 100 + (row % 10) ** 3 * 20],
    ['one row', 1, pace({}), () => 57_000],
  ])('%s', async (_name, count, pace, callMs) => {
    const took = await simulate(count, pace, callMs)
    const measured = Array.from({ length: 30 }, (_, row) => callMs(row))
    const { from, to } = estimate(count, pace, callTimeOf(measured))
    expect(from).toBeLessThanOrEqual(took)
    expect(to).toBeGreaterThanOrEqual(took)
    // A range so wide that it is always right would say nothing.
    expect(to).toBeLessThanOrEqual(6 * Math.max(from, 1000))
  })

  it('says what it takes at least where nothing like it was measured', async () => {
    const { from, to } = estimate(6, pace({ delayMs: 2000 }), UNMEASURED)
    expect(to).toBeNull()
    expect(from).toBeGreaterThanOrEqual(10_000)
    expect(from).toBeLessThanOrEqual(await simulate(6, pace({ delayMs: 2000 }), () => 0))
    expect(estimateWords({ from, to })).toEqual({ kind: 'estimateLeast', time: '10 s' })
  })

  it('goes by the mean: most are quick, a few take minutes', () => {
    const times = Array.from({ length: 30 }, (_, at) => (at % 10 === 0 ? 60_000 : 100))
    const { from, to } = estimate(100, pace({ concurrency: 1 }), callTimeOf(times))
    expect(from).toBeGreaterThan(100 * 100 * 10)
    expect(to).toBeGreaterThan(10 * 60_000)
  })

  it('is wide where little was measured, and nothing where nothing would leave', () => {
    const { low, high } = callTimeOf([1000, 1200])
    expect([low, high]).toEqual([600, 1920])
    expect(estimate(0, pace({}), callTimeOf([1000]))).toEqual({ from: 0, to: 0 })
  })
})

describe('an estimate in words', () => {
  it.each([
    [
      { from: 56_000, to: 70_000 },
      { kind: 'estimate', time: '1 min' },
    ],
    [
      { from: 40_000, to: 100_000 },
      { kind: 'estimateRange', from: '40 s', to: '1 min 40 s' },
    ],
    [
      { from: 600_000, to: 700_000 },
      { kind: 'estimate', time: '11 min' },
    ],
    [
      { from: 300, to: 900 },
      { kind: 'estimate', time: '1 s' },
    ],
    [
      { from: 0, to: null },
      { kind: 'estimateLeast', time: '1 s' },
    ],
  ] as const)('%j', (given, words) => expect(estimateWords(given)).toEqual(words))

  it.each([
    [0, '1 s'],
    [7_400, '7 s'],
    [59_000, '1 min'],
    [61_000, '1 min'],
    [150_000, '2 min 30 s'],
    [1_830_000, '31 min'],
    [5_990_000, '1 h 40 min'],
    [7 * 3_600_000, '7 h'],
    [30 * 3_600_000, '30 h'],
    [5.2 * 86_400_000, '5 d'],
  ])('%i ms is %s', (ms, words) => expect(roughTime(ms)).toBe(words))
})
