import fc from 'fast-check'
import { expect, it } from 'vitest'
import { t } from '../i18n/i18n'
import { readRun } from '../read-run'
import { factsOf, type RunFacts } from '../run-index/run-facts'
import { statsOf } from '../run-index/run-stats'
import { sampleRun } from '../run-index/testing/sample-runs'
import { barText, chartWords } from './chart-words'
import { outcomesChart } from './outcomes-chart'
import { spreadChart } from './spread-chart'
import { startsChart } from './starts-chart'
import { markupOf } from './svg-node'

const SIZE = { width: 400, height: 130 }

/** Everything that is drawn of some runs, as markup. */
function drawn(facts: readonly RunFacts[]): string {
  const stats = statsOf(facts)
  expect(stats.time.length).toBeLessThanOrEqual(62)
  const words = chartWords(t, stats)
  const nodes = [
    startsChart('a', stats.time, SIZE, words.starts),
    outcomesChart('b', stats.outcomes, 400, words.outcomes),
    ...(stats.accept && words.accept ? [spreadChart(stats.accept, SIZE, words.accept)] : []),
    ...(stats.result && words.result ? [spreadChart(stats.result, SIZE, words.result)] : []),
  ]
  return [...nodes.map(markupOf), ...stats.time.map(barText)].join('')
}

const times = fc.oneof(
  fc.double(),
  fc.integer({ min: -8.64e15, max: 8.64e15 }),
  fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }),
  fc.constantFrom(8.64e15, -8.64e15, 8.64e15 + 1, 0, Date.UTC(2000, 0), Date.UTC(2100, 0)),
)

it('the charts are drawn of rows of any times, and of what an older index says of them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(times, times, times), { maxLength: 8 }), (all) => {
      const rows = all.map(([createdAt, resultAt, durationMs], at) => {
        const run = sampleRun(at)
        return { ...run, createdAt, resultAt, upstream: run.upstream && { ...run.upstream, durationMs } }
      })
      expect(drawn(rows.map((row) => factsOf(readRun(row))))).not.toMatch(/NaN|Infinity/)
      const old = all.map(([createdAt, resultMs, acceptMs], at) => ({
        ...factsOf(sampleRun(at)),
        createdAt,
        resultMs,
        acceptMs,
      }))
      expect(drawn(old)).not.toMatch(/NaN|Infinity/)
    }),
    { numRuns: 30 },
  )
})

it('a run whose time can’t be one is in no bar, and counted all the same', () => {
  const facts = [factsOf(sampleRun(0)), { ...factsOf(sampleRun(6)), createdAt: 8.64e15 }]
  const { count, states, time } = statsOf(facts)
  expect([count, states.started]).toEqual([2, 2])
  expect(time.map(({ counts }) => counts.started)).toEqual([1])
})

it('a slice of time that can’t be one is a dash', () => {
  expect(barText({ from: 8.64e15, to: 8.64e15 + 1000 })).toBe('—')
  expect(barText({ from: Number.NaN, to: 1 })).toBe('—')
})

it.each([
  ['half a minute', 30_000],
  ['twenty minutes', 1_200_000],
  ['a day', 86_400_000],
])('the axis of %s names no time twice', (_, span) => {
  const from = Date.UTC(2026, 5, 1, 9)
  const facts = [0, span].map((after, at) => ({ ...factsOf(sampleRun(at)), createdAt: from + after }))
  const stats = statsOf(facts)
  const node = startsChart('a', stats.time, SIZE, chartWords(t, stats).starts)
  const ticks = [...markupOf(node).matchAll(/>([^<>]*\d:\d\d[^<>]*)<\/text>/g)].map(([, tick]) => tick)
  expect(ticks.length).toBeGreaterThan(1)
  expect(new Set(ticks).size).toBe(ticks.length)
})
