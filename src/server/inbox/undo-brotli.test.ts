import { brotliCompressSync, constants } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DECODED_END_HEADER, MOST_DECODED_BYTES } from '../../contract/inbox-messages'
import { ask, startServer, type TestServer } from '../testing/start-server'
import { undoBrotli } from './undo-brotli'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const compress = (text: string | Buffer) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })

const undo = (body: Buffer | string, changes: object = {}) =>
  ask(server.url, 'POST', '/api/inboxes/decoded', {
    coding: 'br',
    body: typeof body === 'string' ? body : body.toString('base64'),
    ...changes,
  })

test('what was coded comes back, and whatever it is, it is never rendered', async () => {
  const answer = await undo(compress('{"berth":"A7"}'))
  expect(answer).toMatchObject({ status: 200, text: '{"berth":"A7"}' })
  expect(answer.headers).toMatchObject({
    [DECODED_END_HEADER.toLowerCase()]: 'whole',
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  })
})

test('a bomb stops at the bound', async () => {
  const bomb = compress(Buffer.alloc(12 * 1024 * 1024, 0x20))
  expect(bomb.length).toBeLessThan(1_000)
  const { bytes, end } = await undoBrotli(bomb, MOST_DECODED_BYTES)
  expect({ size: bytes.length, end }).toEqual({ size: MOST_DECODED_BYTES, end: 'bound' })
})

test('what breaks off, or is no Brotli, comes as far as it goes', async () => {
  const text = Array.from({ length: 30_000 }, (_, at) => `line ${at * 7919}`).join()
  const coded = compress(text)
  const cut = await undoBrotli(coded.subarray(0, coded.length - 2_000), MOST_DECODED_BYTES)
  expect(cut.end).toBe('broken')
  expect(cut.bytes.length).toBeGreaterThan(0)
  expect(text.startsWith(cut.bytes.toString())).toBe(true)
  expect((await undo(Buffer.from('no brotli at all'))).headers[DECODED_END_HEADER.toLowerCase()]).toBe(
    'broken',
  )
})

test('another coding, and what is no base64, is refused', async () => {
  expect((await undo(Buffer.from('x'), { coding: 'zstd' })).status).toBe(422)
  expect((await undo('<no base64>')).status).toBe(422)
})

test('no other site can have something decoded', async () => {
  const answer = await ask(
    server.url,
    'POST',
    '/api/inboxes/decoded',
    { coding: 'br', body: '' },
    { origin: 'https://elsewhere.example' },
  )
  expect(answer.status).toBe(403)
})
