import { describe, expect, it } from 'vitest'
import { seedSummary } from './seed-summary'

describe('a seed on one line', () => {
  it.each([
    ['{"_comment": "c", "days": ["2023-01-01", "2023-01-02"]}', 'days: 2023-01-01, 2023-01-02'],
    ['{"ids": [12345678901234567891, 1.0, 1e400, 4, 5]}', 'ids: 12345678901234567891, 1.0, 1e400, +2'],
    ['{"a": {"b": {"c": 1}}, "d": true}', 'a: b: {…} · d: true'],
    ['"hello\\nworld"', 'hello world'],
    ['', ''],
    ['{ not json', '{ not json'],
  ])('%s shows as %j', (text, summary) => {
    expect(seedSummary(text)).toBe(summary)
  })

  it('stays short and quick for a seed of 5 MB', () => {
    const summary = seedSummary(`{"days": [${'"2023-01-01",\n'.repeat(400_000)}"x"]}`)
    expect(summary).toMatch(/^\{"days": \["2023-01-01", "2023/)
    expect(summary).toHaveLength(80)
  })
})
