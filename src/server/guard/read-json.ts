import type { HonoRequest } from 'hono'
import type * as z from 'zod/mini'
import { HttpProblem } from './http-problem'
import { isPlainMessage } from './plain-message'

/** How a body is read that may be large. */
type ReadOptions = {
  /** Asked before more is read than so many bytes in all; what it throws ends the reading. */
  room?: (bytes: number) => Promise<void>
  /** A client that sends nothing for so many milliseconds is cut off. */
  stallMs?: number
}

/**
 * Reads a request's JSON message. Refuses another content type, too many bytes (counted as they come, so chunked bodies
 * too), bytes that are not UTF-8, text that is not JSON or not of the schema.
 * @throws {HttpProblem} 400, 413, 415 or 422, and what `options.room` throws
 */
export async function readJson<S extends z.ZodMiniType>(
  request: HonoRequest,
  schema: S,
  maxBytes: number,
  options: ReadOptions = {},
): Promise<z.infer<S>> {
  if (
    !/^application\/json\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i.test(request.header('content-type') ?? '')
  )
    throw new HttpProblem(415, 'content-type', 'The request must be application/json', {
      detail: 'Send the header Content-Type: application/json and a body in UTF-8.',
    })
  const text = decode(await readBytes(request, maxBytes, options))
  if (!isPlainMessage(text)) throw notJson()
  const parsed = schema.safeParse(parse(text))
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path[0]
  throw new HttpProblem(
    422,
    'invalid-message',
    'The request has a field that is missing or of the wrong kind',
    {
      detail: field === undefined ? 'A JSON object was expected.' : `Look at “${String(field)}”.`,
      ...(field !== undefined && { field: String(field) }),
    },
  )
}

/** How many bytes a request says that it has; null where it does not say (chunked). */
export function announcedBytes(request: HonoRequest): number | null {
  const length = request.header('content-length')
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null
}

async function readBytes(
  request: HonoRequest,
  maxBytes: number,
  { room, stallMs }: ReadOptions,
): Promise<Uint8Array> {
  const announced = announcedBytes(request) ?? 0
  if (announced > maxBytes) throw tooLarge(maxBytes)
  // One buffer of the announced size: a pile of chunks and their copy would need twice as much. What was not written to
  // yet takes no memory.
  let bytes = Buffer.allocUnsafe(announced)
  let size = 0
  try {
    for await (const chunk of withoutStalls(request.raw.body, stallMs)) {
      const sum = size + chunk.byteLength
      if (sum > maxBytes) throw tooLarge(maxBytes)
      await room?.(sum)
      if (sum > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.min(maxBytes, sum * 2))
        bytes.copy(larger, 0, 0, size)
        bytes = larger
      }
      bytes.set(chunk, size)
      size = sum
    }
  } catch (cause) {
    if (cause instanceof HttpProblem) throw cause
    // The caller went away in the middle, or stood still; hardly anybody will read this answer.
    throw new HttpProblem(400, 'cut-off', 'The request ended before its body did', {
      detail: 'Nothing was done. Send it again, whole.',
    })
  }
  return bytes.subarray(0, size)
}

/** A body's chunks; throws where the next one takes longer than `stallMs`. */
async function* withoutStalls(
  body: ReadableStream<Uint8Array> | null,
  stallMs: number | undefined,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  let isOver = false
  try {
    for (;;) {
      const { done, value } = await within(stallMs, reader.read())
      isOver = done
      if (done) return
      yield value
    }
  } finally {
    if (!isOver) reader.cancel().catch(() => undefined)
  }
}

async function within<T>(ms: number | undefined, work: Promise<T>): Promise<T> {
  if (ms === undefined) return work
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('nothing came for too long')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new HttpProblem(400, 'not-utf-8', 'The request is not UTF-8', {
      detail: 'Write the body as UTF-8.',
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notJson()
  }
}

function notJson(): HttpProblem {
  return new HttpProblem(400, 'not-json', 'The request is not a JSON message', {
    detail: 'The body must be one JSON object of ordinary depth. Nothing was done.',
  })
}

function tooLarge(maxBytes: number): HttpProblem {
  return new HttpProblem(413, 'too-large', 'The request is too large', {
    detail: `At most ${maxBytes} bytes are read here.`,
  })
}
