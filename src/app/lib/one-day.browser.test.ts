import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { formatAgo, formatDay, formatMoment, formatRelative } from './format'
import { dayNumber, dayOf, daysBefore, startOfDay, startOfDayAfter } from './local-day'
import { barText } from './run-charts/chart-words'
import { localTime } from './run-export/local-time'
import { createMatcher } from './run-index/match-runs'
import { factsOf, type RunFacts } from './run-index/run-facts'
import { EVERY_RUN } from './run-index/run-query'
import { statsOf } from './run-index/run-stats'
import { sampleRun } from './run-index/testing/sample-runs'

/** Clocks that change in the night and at midnight, by half an hour and not at all; a day that never was. */
const ZONES = [
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'UTC',
]
const HOUR = 3_600_000
const YEAR_2000 = Date.UTC(2000, 0, 3)
const YEAR_2035 = Date.UTC(2035, 0)

const useZone = async (timezoneId: string) => {
  await (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setTimezoneOverride',
    { timezoneId },
  )
  // The browser may write it in its former spelling.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replace('Katmandu', 'Kathmandu')
  if (timezoneId !== '') expect(zone).toBe(timezoneId)
}
afterAll(() => useZone(''))

/** The day by the browser's own calendar, without anything of ours. */
function calendar(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  return (ms: number) => format.format(ms)
}

const factsAt = (createdAt: number): RunFacts => ({ ...factsOf(sampleRun(0)), createdAt })
const instants = fc.integer({ min: YEAR_2000, max: YEAR_2035 })
/** Hours around an instant: where a clock changes, some of them lie on both sides of it. */
const offsets = fc.integer({ min: -72 * HOUR, max: 72 * HOUR })

/** Where the zone's clock changed, or will, each to the hour. */
function changesOf(): number[] {
  const found: number[] = []
  for (let ms = YEAR_2000; ms < YEAR_2035; ms += 24 * HOUR)
    if (new Date(ms).getTimezoneOffset() !== new Date(ms + 24 * HOUR).getTimezoneOffset()) found.push(ms)
  return found.length > 0 ? found : [Date.UTC(2026, 9, 25)]
}

describe.each(ZONES)('one instant lies in one day everywhere, in %s', (zone) => {
  it('in every place that tells days apart', async () => {
    await useZone(zone)
    const day = calendar(zone)
    const near = fc.tuple(fc.constantFrom(...changesOf()), offsets).map(([at, by]) => at + by)
    fc.assert(
      fc.property(fc.oneof(instants, near), (ms) => {
        const start = startOfDay(ms)
        const next = startOfDayAfter(ms, 1)
        // The budget's day, and the day itself: it begins where the calendar says, and holds its instants alone.
        expect(dayOf(ms)).toBe(day(ms))
        expect([day(start), day(next - 1)]).toEqual([day(ms), day(ms)])
        expect([day(start - 1), day(next)]).not.toContain(day(ms))
        // Exports carry the offset of then.
        const exported = localTime(ms) ?? ''
        expect(exported.slice(0, 10)).toBe(day(ms))
        expect(Date.parse(exported)).toBe(ms)
        // "Today".
        const today = createMatcher({ ...EVERY_RUN, since: 'today' }, ms)
        expect([start, start - 1].map((at) => today.inTime(factsAt(at)))).toEqual([true, false])
        // "Last 7 days" begin at the same time of the day, where that day has it.
        const week = daysBefore(ms, 7)
        expect(dayNumber(ms) - dayNumber(week)).toBeLessThanOrEqual(7)
        // The list, years later and hours later.
        const later = Date.UTC(2040, 5)
        expect(formatAgo(ms, later)).toBe(formatDay(ms, later))
        expect(formatDay(ms, later)).toContain(day(ms).slice(0, 4))
        expect(formatMoment(ms)).toContain(formatDay(ms, later))
        expect(formatRelative(ms, next + 25 * HOUR)).toMatch(/2 days ago|yesterday/)
      }),
      { numRuns: 60 },
    )
  })

  it('in a bar of the chart that lies in that day, and no other', async () => {
    await useZone(zone)
    const day = calendar(zone)
    const spans = fc.constantFrom(3, 20, 100, 1000).map((days) => days * 24 * HOUR)
    const some = fc.tuple(fc.constantFrom(...changesOf()), spans).chain(([at, span]) =>
      fc.array(
        fc.integer({ min: -span, max: span }).map((by) => at + by),
        { minLength: 2, maxLength: 8 },
      ),
    )
    fc.assert(
      fc.property(some, (all) => {
        const times = all.filter((ms) => ms > YEAR_2000)
        const { time } = statsOf(times.map(factsAt))
        for (const [at, { from, to, counts }] of time.entries()) {
          expect(to).toBeGreaterThan(from)
          expect(time[at + 1]?.from ?? to).toBe(to)
          // A slice of a day or more begins and ends with a day; a shorter one lies within one.
          expect(day(from) === day(to - 1) || (startOfDay(from) === from && startOfDay(to) === to)).toBe(true)
          const inside = times.filter((ms) => ms >= from && ms < to)
          expect(counts.started).toBe(inside.length)
          const ofOneDay = startOfDay(from) === from && startOfDayAfter(from, 1) === to
          if (ofOneDay && inside[0] !== undefined)
            expect(barText({ from, to })).toBe(formatDay(inside[0], Date.UTC(2040, 5)))
        }
      }),
      { numRuns: 40 },
    )
  })
})

it('the evening before and the night after a change of clocks, seen in winter, are where the list says', async () => {
  await useZone('Europe/Berlin')
  const halfPastMidnight = 1_792_535_400_000
  const now = Date.UTC(2026, 11, 1)
  const { time } = statsOf([halfPastMidnight, halfPastMidnight + 40 * 24 * HOUR].map(factsAt))
  expect(formatAgo(halfPastMidnight, now)).toBe('Oct 21')
  expect(barText(time[0] ?? { from: 0, to: 0 })).toBe('Oct 21, 2026')
})
