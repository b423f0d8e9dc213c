import type { IncomingMessage } from 'node:http'

/** Of a content type no more is kept. */
export const LONGEST_CONTENT_TYPE = 200

/** An answer as far as it was read. */
export type ReadAnswer = {
  status: number
  contentType: string | null
  /** From `Retry-After`, where it says something readable. */
  retryAfterMs?: number
  bytes: Buffer
  /** There was more than the limit; the rest was not read. */
  truncated: boolean
  /** False where the bytes are coded (gzip, …) although plain ones were asked for. */
  plain: boolean
}

/**
 * Collects an answer up to `limit` bytes.
 * @returns `whole` settles at the answer's end or at the limit, and rejects where it breaks off; `soFar` is what has come
 */
export function readAnswer(
  incoming: IncomingMessage,
  limit: number,
): { whole: Promise<ReadAnswer>; soFar: () => ReadAnswer } {
  // One buffer that is filled in place: a pile of chunks and their copy would need twice as much, for each answer that
  // comes at the same time.
  let bytes = Buffer.alloc(0)
  let size = 0
  let truncated = false
  const retryAfterMs = readRetryAfter(incoming.headers['retry-after'], Date.now())
  const announced = Number(incoming.headers['content-length'] ?? 0)
  const encoding = incoming.headers['content-encoding']?.trim().toLowerCase() ?? ''

  const soFar = (): ReadAnswer => ({
    status: incoming.statusCode ?? 0,
    contentType: incoming.headers['content-type']?.slice(0, LONGEST_CONTENT_TYPE) ?? null,
    ...(retryAfterMs !== null && { retryAfterMs }),
    bytes: bytes.subarray(0, size),
    truncated,
    plain: encoding === '' || encoding === 'identity',
  })
  const whole = new Promise<ReadAnswer>((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      if (truncated) return
      truncated = size + chunk.length > limit
      const part = chunk.subarray(0, limit - size)
      if (size + part.length > bytes.length) {
        const larger = Buffer.allocUnsafeSlow(roomFor(size + part.length, limit, announced))
        bytes.copy(larger, 0, 0, size)
        bytes = larger
      }
      part.copy(bytes, size)
      size += part.length
      if (truncated) resolve(soFar())
    })
    incoming.on('end', () => {
      if (incoming.complete) resolve(soFar())
      else reject(new Error('the answer broke off'))
    })
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('the answer broke off')))
  })
  whole.catch(() => undefined)
  return { whole, soFar }
}

/** What was announced, where that is enough; else in large steps, as each of them is a copy. */
function roomFor(needed: number, limit: number, announced: number): number {
  const wanted = announced >= needed ? announced : Math.max(needed * 4, 16 * 1024)
  return Math.min(limit, wanted)
}

const LONGEST_WAIT_MS = 24 * 3_600_000

/**
 * `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
 * @returns milliseconds from `now`, at most a day; null where it is absent or says nothing readable
 */
export function readRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? ''
  if (text === '' || text.length > 64) return null
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(wait) ? null : Math.min(Math.max(0, wait), LONGEST_WAIT_MS)
}
