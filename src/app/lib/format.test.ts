import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatAgo, formatDuration, formatElapsed, formatExact, formatRelative, formatTime } from './format'

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

it('a time of a clock that runs a year ahead is shown', () => {
  expect(formatExact(NOW + 366 * 86_400_000)).toContain('2027')
})
