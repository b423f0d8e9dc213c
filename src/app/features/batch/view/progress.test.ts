import { describe, expect, it } from 'vitest'
import { type BatchView, noCounts } from './batch-view'
import { type Measured, measuredFrom, measureEnd, progressOf } from './progress'

const NOON = Date.UTC(2026, 0, 1, 12)
const S = 1000

/** A batch of which `done` rows have ended, seen as it is sent. */
function seen(total: number, done: number, measured: Measured, limit = total) {
  const counts = { ...noCounts(), waiting: total - done - 1, sending: 1, started: done }
  const view = { rows: Array(total), counts, measured } as unknown as BatchView
  return (now: number) => progressOf(view, limit, now)
}
const ended = (times: readonly number[], since = NOON) =>
  times.reduce<Measured>((measured, time) => measureEnd(measured, NOON + time), measuredFrom(since))

describe('the time that a batch still takes', () => {
  it('is what was measured: two at once that take 19 s each are six in 57 s', () => {
    const four = ended([19 * S, 19 * S, 38 * S, 38 * S])
    expect(seen(6, 4, four)(NOON + 38 * S).leftMs).toBe(19 * S)
    // Ends that come together are no rate: it counts from when the first of them began.
    const three = ended([19 * S, 19 * S, 19 * S])
    expect(seen(6, 3, three)(NOON + 19 * S).perMinute).toBeCloseTo(9.47, 1)
  })

  it('is unknown before three rows have ended', () => {
    expect(seen(100, 2, ended([S, 2 * S]))(NOON + 2 * S)).toMatchObject({ perMinute: null, leftMs: null })
  })

  it('follows the last minute, and where little happens in one, the last few', () => {
    const quick = Array.from({ length: 600 }, (_, at) => at * 100)
    const slow = Array.from({ length: 60 }, (_, at) => 60 * S + (at + 1) * 2 * S)
    expect(seen(1000, 660, ended([...quick, ...slow]))(NOON + 180 * S).perMinute).toBeCloseTo(30, 0)
    const hourly = ended(Array.from({ length: 12 }, (_, at) => (at + 1) * 3600 * S))
    expect(seen(24, 12, hourly)(NOON + 12 * 3600 * S).leftMs).toBe(12 * 3600 * S)
  })

  it('grows while nothing ends', () => {
    const at = seen(10, 3, ended([S, 2 * S, 3 * S]))
    expect(at(NOON + 33 * S).leftMs).toBeGreaterThan(at(NOON + 3 * S).leftMs ?? 0)
  })

  it('ends with the batch’s own limit', () => {
    const measured = ended([S, 2 * S, 3 * S])
    expect(seen(1000, 3, measured, 10)(NOON + 3 * S).leftMs).toBe(7 * S)
  })

  it('begins anew where the clock was set back', () => {
    const measured = measureEnd(ended([S, 2 * S, 3 * S]), NOON - 3600 * S)
    expect(measured).toEqual({ since: NOON - 3600 * S, ends: [] })
  })
})
