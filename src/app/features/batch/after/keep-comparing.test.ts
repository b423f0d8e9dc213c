import { expect, it } from 'vitest'
import type { Comparison } from './compare-results'
import { type Compared, keepComparing } from './keep-comparing'

const none: Comparison = { results: 0, unreadable: 0, fields: [], cut: false }

it('results that come in while they are compared are compared once more, not once each', async () => {
  const told: Compared[] = []
  const waiting: (() => void)[] = []
  const read = () => new Promise<Comparison>((resolve) => waiting.push(() => resolve(none)))
  const comparing = keepComparing(read, (compared) => told.push(compared))
  for (let result = 0; result < 50; result++) comparing.ask()
  expect(waiting).toHaveLength(1)
  waiting[0]?.()
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.()
  await expect.poll(() => told.length).toBe(2)
  expect(waiting).toHaveLength(2)
})

it('tells nothing any more once it was stopped, and that it could not be read until then', async () => {
  const told: Compared[] = []
  let asked: AbortSignal | undefined
  let fail = () => {}
  const comparing = keepComparing(
    (over) =>
      new Promise((_, reject) => {
        asked = over
        fail = () => reject(new Error('no'))
      }),
    (compared) => told.push(compared),
  )
  comparing.ask()
  fail()
  await expect.poll(() => told).toEqual(['failed'])
  comparing.ask()
  comparing.stop()
  expect(asked?.aborted).toBe(true)
  fail()
  await Promise.resolve()
  comparing.ask()
  await expect.poll(() => told).toEqual(['failed'])
})
