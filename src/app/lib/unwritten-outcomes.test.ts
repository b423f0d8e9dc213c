import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeAhead } from './start/write-ahead'
import { type UnwrittenOutcome, unwrittenOutcomes } from './unwritten-outcomes'

const outcomeOf = (number: number, body = ''): UnwrittenOutcome => ({
  startId: `start-${number}`,
  row: null,
  change: {
    state: 'started',
    upstream: { status: 200, contentType: null, body, truncated: false, durationMs: 1 },
  },
})
const keep = (from: number, to: number, body?: string) => {
  for (let number = from; number <= to; number++) unwrittenOutcomes.keep(outcomeOf(number, body))
}
const anotherStart = () => {
  const makeRow = vi.fn(() => Promise.reject(new Error('the row was made')))
  return writeAhead(makeRow, { twinConfirmed: true, unlessAccepted: false, claim: undefined }).catch(
    (error) => error.fault,
  )
}

afterEach(() => {
  for (const { startId } of unwrittenOutcomes.get()) unwrittenOutcomes.remove(startId)
})

describe('outcomes that only this tab knows', () => {
  it('stop further starts when there are fifty of them, until one is written', async () => {
    keep(1, 49)
    expect(await anotherStart()).not.toBe('unsaved')
    keep(50, 50)
    expect(await anotherStart()).toBe('unsaved')
    unwrittenOutcomes.remove('start-7')
    expect(await anotherStart()).not.toBe('unsaved')
  })

  it('stop them sooner where the platform’s answers are large', async () => {
    keep(1, 31, 'x'.repeat(1024 * 1024))
    expect(await anotherStart()).not.toBe('unsaved')
    keep(32, 32, 'x'.repeat(1024 * 1024))
    expect(await anotherStart()).toBe('unsaved')
  })

  it('no longer stop them when they have been downloaded, and are still kept; five hundred are too many all the same', async () => {
    keep(1, 50)
    unwrittenOutcomes.take(unwrittenOutcomes.get())
    expect(unwrittenOutcomes.get()).toHaveLength(50)
    expect(await anotherStart()).not.toBe('unsaved')
    // Tried again in vain: it is in the file as before.
    keep(1, 50)
    expect(await anotherStart()).not.toBe('unsaved')

    keep(51, 499)
    unwrittenOutcomes.take(unwrittenOutcomes.get())
    expect(unwrittenOutcomes.bound()).toBeNull()
    keep(500, 500)
    expect(await anotherStart()).toBe('full')
  })
})
