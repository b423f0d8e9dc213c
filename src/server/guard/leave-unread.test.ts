import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { inPieces } from './in-pieces'
import { leaveUnread } from './leave-unread'

test('an answer to HEAD holds nothing until somebody takes it: nobody will', async () => {
  let hasEnded = false
  const app = new Hono().use(leaveUnread).get('/', () => {
    const { response, taken } = inPieces(new Uint8Array(200_000), { 'content-type': 'application/json' })
    void taken.then(() => {
      hasEnded = true
    })
    return response
  })
  const head = await app.request('/', { method: 'HEAD' })
  expect(hasEnded).toBe(true)
  expect([head.status, head.body]).toEqual([200, null])
  expect(head.headers.get('content-length')).toBe('200000')
  expect((await (await app.request('/')).arrayBuffer()).byteLength).toBe(200_000)
})
