import { createBrotliDecompress } from 'node:zlib'
import type { HonoRequest } from 'hono'
import { DECODED_END_HEADER, MOST_DECODED_BYTES, undoRequestSchema } from '../../contract/inbox-messages'
import { LIMITS } from '../../contract/limits'
import { createByteBudget } from '../guard/byte-budget'
import { HttpProblem } from '../guard/http-problem'
import { inPieces } from '../guard/in-pieces'
import { readJson } from '../guard/read-json'

/** A delivery of the largest size in base64, and some room for what stands around it. */
const MESSAGE_BYTES = Math.ceil(LIMITS.deliveryBytes / 3) * 4 + 1_024
/** So many at once: each may hold as much as is decoded, twice for a moment. */
const AT_ONCE = { total: 2, small: 0, patienceMs: 20_000, refusal: tooMany }
const STALL_MS = 20_000

/** How far a coding could be undone: to its end, to the bound, or to where the data breaks off or is damaged. */
type End = 'whole' | 'bound' | 'broken'

/**
 * Undoes Brotli for pages whose browser can't. Answers with the bytes; a header says how far it came. Only what the caller
 * sends is looked at, nothing is kept.
 */
export function createUndoBrotli(): (request: HonoRequest) => Promise<Response> {
  const budget = createByteBudget(AT_ONCE)
  return (request) =>
    new Promise((resolve, reject) => {
      const undo = async () => {
        const { body } = await readJson(request, undoRequestSchema, MESSAGE_BYTES, { stallMs: STALL_MS })
        const { bytes, end } = await undoBrotli(Buffer.from(body, 'base64'), MOST_DECODED_BYTES)
        const { response, taken } = inPieces(bytes, headers(end))
        resolve(response)
        await taken
      }
      budget.hold(1, undo).catch(reject)
    })
}

// Whatever a stranger sent must never be rendered from this origin.
const headers = (end: End) => ({
  'content-type': 'application/octet-stream',
  'content-disposition': 'attachment; filename="decoded.bin"',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  [DECODED_END_HEADER]: end,
})

/** @param most bytes of the result; no more than that is ever made, however small the input is */
export async function undoBrotli(coded: Uint8Array, most: number): Promise<{ bytes: Buffer; end: End }> {
  const chunks: Buffer[] = []
  let size = 0
  const decoder = createBrotliDecompress()
  decoder.end(coded)
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, most - size))
      size += chunk.length
      if (size > most) return { bytes: Buffer.concat(chunks), end: 'bound' }
    }
    return { bytes: Buffer.concat(chunks), end: 'whole' }
  } catch {
    return { bytes: Buffer.concat(chunks), end: 'broken' }
  }
}

function tooMany(): HttpProblem {
  return new HttpProblem(429, 'too-many-to-decode', 'Too many bodies are being decoded', {
    detail: 'Nothing was decoded. Ask again in a moment.',
    retryAfter: 5,
  })
}
