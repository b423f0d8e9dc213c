import { HonoRequest } from 'hono/request'
import { afterEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { HttpProblem } from './http-problem'
import { readJson } from './read-json'

const schema = z.object({ a: z.number() })
afterEach(() => {
  vi.useRealTimers()
})

/** A request whose body comes in these pieces, and then stands still, or ends. */
function request(pieces: readonly string[], ends: boolean) {
  const left = [...pieces]
  const cancelled = vi.fn()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift()
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece))
      else if (ends) controller.close()
      else return new Promise(() => undefined)
    },
    cancel: cancelled,
  })
  const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body, duplex: 'half' }
  return { request: new HonoRequest(new Request('http://x/', init as RequestInit)), cancelled }
}

test('a body of unknown length is asked room for as it comes, not for as much as it might be', async () => {
  const asked: number[] = []
  const room = async (bytes: number) => void asked.push(bytes)
  const { request: whole } = request(['{"a"', ':1', '}'], true)
  expect(await readJson(whole, schema, 1_000_000, { room })).toEqual({ a: 1 })
  expect(asked).toEqual([4, 6, 7])
})

test('where there is no room nothing more is read', async () => {
  const { request: refused, cancelled } = request(['{"a"', ':1}'], true)
  const room = () => Promise.reject(new HttpProblem(429, 'no-room', 'No room', { detail: 'Wait.' }))
  await expect(readJson(refused, schema, 1_000_000, { room })).rejects.toMatchObject({ status: 429 })
  expect(cancelled).toHaveBeenCalled()
})

test('a client that stands still is cut off', async () => {
  vi.useFakeTimers()
  const { request: still, cancelled } = request(['{"a"'], false)
  const reading = expect(readJson(still, schema, 1_000_000, { stallMs: 20_000 })).rejects.toMatchObject({
    status: 400,
    code: 'cut-off',
  })
  await vi.advanceTimersByTimeAsync(20_000)
  await reading
  expect(cancelled).toHaveBeenCalled()
})
