import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunFacts } from './run-facts'
import { statsOf } from './run-stats'

const facts = fc.record<RunFacts>({
  startId: fc.uuid(),
  createdAt: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
  state: fc.constantFrom('sending', 'started', 'rejected', 'not-sent', 'unknown'),
  target: fc.constant('x'),
  simulated: fc.boolean(),
  project: fc.constant('p'),
  automation: fc.constantFrom('a', 'b', 'c'),
  batch: fc.constant(null),
  starred: fc.boolean(),
  tags: fc.constant([]),
  acceptMs: fc.option(fc.nat(100_000)),
  resultMs: fc.option(fc.nat(10_000_000)),
  hasResult: fc.boolean(),
})

describe('the figures over a view', () => {
  it('count every run once, in each of their charts', () => {
    fc.assert(
      fc.property(fc.array(facts), (runs) => {
        const { time, states, accept, result, outcomes } = statsOf(runs)
        const sum = (counts: object) => Object.values(counts).reduce((a, b) => a + b, 0)
        expect(sum(states)).toBe(runs.length)
        expect(time.reduce((all, bar) => all + sum(bar.counts), 0)).toBe(runs.length)
        expect(time.length).toBeLessThanOrEqual(62)
        expect(outcomes.reduce((all, { count }) => all + count, 0)).toBe(runs.length)
        const spread = (bars: { count: number }[] = []) => bars.reduce((all, { count }) => all + count, 0)
        expect(spread(result?.bars)).toBe(runs.filter(({ resultMs }) => resultMs !== null).length)
        expect(spread(accept?.bars)).toBe(accept?.count ?? 0)
      }),
    )
  })

  it('say the median and the value that 95 of 100 do not exceed', () => {
    const runs = Array.from({ length: 100 }, (_, at) => ({
      acceptMs: at + 1,
      resultMs: null,
      state: 'started',
      createdAt: Date.UTC(2026, 0, 1) + at,
    }))
    const { accept } = statsOf(runs as unknown as RunFacts[])
    expect(accept).toMatchObject({ count: 100, median: 50, p95: 95 })
  })
})
