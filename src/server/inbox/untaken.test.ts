import { expect, test } from 'vitest'
import { eventStream } from './event-stream'
import { createUntaken } from './untaken'

const KIB = 1024

/** Streams of one server, each with more events than its reader takes. */
function openStreams(count: number, bound: number) {
  const untaken = createUntaken(bound)
  const cutOff: number[] = []
  const readers = Array.from({ length: count }, (_, number) =>
    eventStream({
      follow: () => ({ next: async () => 'x'.repeat(100 * KIB), stop: () => undefined }),
      onStall: () => cutOff.push(number),
      onEnd: () => undefined,
      stallMs: 60_000,
      untaken,
      signal: undefined,
    }).getReader(),
  )
  return { cutOff, readers }
}

test('of readers that take nothing, those that waited longest are cut off when all hold too much', async () => {
  const { cutOff, readers } = openStreams(12, 1_000 * KIB)
  // The greeting, and then the events that nobody takes any further.
  for (const reader of readers) {
    await reader.read()
    await reader.read()
  }
  expect(cutOff).toEqual([0, 1])
  expect((await readers[0]?.read())?.done).toBe(true)
  expect((await readers[11]?.read())?.done).toBe(false)
  for (const reader of readers) await reader.cancel()
})

test('one that goes on taking is not cut off for those that do not, nor is one that left counted', async () => {
  const { cutOff, readers } = openStreams(12, 1_000 * KIB)
  const [busy, left, ...idle] = readers
  await left?.read()
  await left?.read()
  await left?.cancel()
  for (const reader of idle) {
    await busy?.read()
    await reader.read()
    await reader.read()
  }
  expect(cutOff).toEqual([2])
  expect((await busy?.read())?.done).toBe(false)
  for (const reader of readers) await reader.cancel()
})
