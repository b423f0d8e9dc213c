import { expect, it } from 'vitest'
import { isOwnRun } from './own-run'
import { readRun } from './read-run'
import { sampleRun } from './run-index/testing/sample-runs'

it('reads a row as it is where all its times can be', () => {
  const run = sampleRun(0)
  expect(readRun(run)).toEqual(run)
})

it.each([
  ['createdAt', 8_640_000_000_000_000, 0],
  ['createdAt', Number.NaN, 0],
  ['resultAt', Number.POSITIVE_INFINITY, null],
  ['resultAt', 9, null],
  ['sentAt', '+275760-09-13T00:00:00.000Z', null],
  ['settledAt', 'zzz', null],
] as const)('takes a row whose %s is %s for damaged, and keeps all else of it', (name, value, instead) => {
  const run = sampleRun(0)
  expect(readRun({ ...run, [name]: value })).toEqual({
    ...run,
    [name]: instead,
    damaged: expect.any(String),
  })
})

it.each([8.64e15, Number.NaN, '1', null])(
  'takes no run that came from a file at %s for an own one',
  (importedAt) => {
    expect(isOwnRun(readRun({ ...sampleRun(0), importedAt }))).toBe(false)
  },
)
