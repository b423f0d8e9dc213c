import { describe, expect, it } from 'vitest'
import { readRetryAfter } from './read-answer'

const NOW = Date.parse('2026-11-25T12:00:00Z')

describe('how long the platform asks to wait', () => {
  it.each([
    ['30', 30_000],
    [' 0 ', 0],
    ['Wed, 25 Nov 2026 12:01:00 GMT', 60_000],
    ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
    ['99999999999', 24 * 3_600_000],
  ])('%j is %d ms', (value, wait) => expect(readRetryAfter(value, NOW)).toBe(wait))

  it.each([undefined, '', 'soon', '-1x', '1'.repeat(100)])('%j says nothing', (value) =>
    expect(readRetryAfter(value, NOW)).toBeNull(),
  )
})
