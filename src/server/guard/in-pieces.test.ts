import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inPieces } from './in-pieces'

const PIECE = 64 * 1024

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a body arrives whole, and is known to be taken', async () => {
  const bytes = Buffer.alloc(3 * PIECE + 7, 0x61)
  const { response, taken } = inPieces(bytes, { 'content-type': 'text/plain' })
  expect((await response.arrayBuffer()).byteLength).toBe(bytes.length)
  await taken
})

test('a client that takes a piece now and then is cut off, too', async () => {
  const { response, taken } = inPieces(Buffer.alloc(10 * PIECE), {})
  const reader = response.body?.getReader()
  let pieces = 0
  const isCut = (async () => {
    for (;;) {
      await reader?.read()
      pieces += 1
      await vi.advanceTimersByTimeAsync(19_000)
    }
  })().catch(() => true)
  expect(await isCut).toBe(true)
  expect(pieces).toBeLessThan(5)
  await taken
})
