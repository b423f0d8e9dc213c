import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  formatAgo,
  formatDay,
  formatDuration,
  formatElapsed,
  formatExact,
  formatRelative,
  formatTime,
} from './format'

const NOW = Date.UTC(2026, 0)
const IMPOSSIBLE = [Number.NaN, Number.POSITIVE_INFINITY, -8.64e15, 8.64e15 + 1, 8.64e15, 1e300, 0, -1]

it.each(IMPOSSIBLE)('a time that can’t be one is said not to be known: %s', (ms) => {
  expect([formatTime(ms), formatAgo(ms, NOW), formatExact(ms), formatRelative(ms, NOW)]).toEqual([
    '—',
    '—',
    'unknown time',
    'unknown time',
  ])
})

it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, 1e300])('and so is a duration: %s', (ms) => {
  expect([formatDuration(ms), formatElapsed(ms)]).toEqual(['—', '—'])
})

it('no number makes a format throw', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), (ms, now) => {
      const all = [formatTime(ms), formatExact(ms), formatAgo(ms, now), formatDuration(ms), formatElapsed(ms)]
      expect(all.join()).not.toMatch(/NaN|Infinity|Invalid/)
      expect(formatRelative(ms, NOW)).not.toBe('')
    }),
  )
})

const SECOND = 1000
const [MINUTE, HOUR, DAY] = [60 * SECOND, 3600 * SECOND, 86_400 * SECOND]

it.each([
  [0, '0 ms'],
  [820, '820 ms'],
  [999.7, '1 s'],
  [2400, '2.4 s'],
  [59_990, '1 min 0 s'],
  [65 * SECOND, '1 min 5 s'],
  [HOUR - 1, '59 min 59 s'],
  [8830 * MINUTE + 6 * SECOND, '6 d 3 h'],
  [2 * HOUR + 10 * MINUTE, '2 h 10 min'],
  [1234 * DAY, '1,234 d 0 h'],
])('a duration is said in units that are read at a glance: %s ms', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})

it('no duration is said in a unit of which it holds too many', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50 * 365 * DAY, noNaN: true }), (ms) => {
      const [, first = '', unit = ''] = formatDuration(ms).match(/^([\d,.]+) (\w+)/) ?? []
      const most = { ms: 1000, s: 60, min: 60, h: 24, d: Number.POSITIVE_INFINITY }[unit] ?? 0
      expect(Number(first.replaceAll(',', ''))).toBeLessThan(most)
    }),
  )
})

it('another year’s day carries its year, and a time ahead of the clock says so', () => {
  const now = new Date(2026, 11, 1, 12).getTime()
  const at = (year: number, month: number, day: number) => new Date(year, month, day, 0, 30).getTime()
  expect([formatAgo(at(2026, 9, 21), now), formatAgo(at(2025, 9, 27), now)]).toEqual([
    'Oct 21',
    'Oct 27, 2025',
  ])
  expect(formatDay(at(2027, 0, 1), now)).toBe('Jan 1, 2027')
  expect([MINUTE, 2 * HOUR, 3 * DAY, 40 * DAY].map((by) => formatAgo(now + by, now))).toEqual([
    'now',
    'in 2 h',
    'in 3 d',
    'Jan 10, 2027',
  ])
  expect([MINUTE, 2 * HOUR].map((by) => formatRelative(now + by, now))).toEqual(['now', 'in 2 hours'])
})

it('yesterday is a day of the calendar', () => {
  const now = new Date(2026, 5, 16, 2).getTime()
  const ago = (hours: number) => formatRelative(now - hours * HOUR, now)
  expect([ago(23), ago(25), ago(27), ago(49)]).toEqual([
    '23 hours ago',
    'yesterday',
    '2 days ago',
    '2 days ago',
  ])
})

it('a time of a clock that runs a year ahead is shown', () => {
  expect(formatExact(NOW + 366 * 86_400_000)).toContain('2027')
})
