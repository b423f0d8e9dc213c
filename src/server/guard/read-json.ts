import type { HonoRequest } from 'hono'
import type * as z from 'zod/mini'
import { HttpProblem } from './http-problem'
import { isPlainMessage } from './plain-message'

/**
 * Reads a request's JSON message. Refuses another content type, too many bytes (counted as they come, so chunked bodies
 * too), bytes that are not UTF-8, text that is not JSON or not of the schema.
 * @throws {HttpProblem} 400, 413, 415 or 422
 */
export async function readJson<S extends z.ZodMiniType>(
  request: HonoRequest,
  schema: S,
  maxBytes: number,
): Promise<z.infer<S>> {
  if (
    !/^application\/json\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i.test(request.header('content-type') ?? '')
  )
    throw new HttpProblem(415, 'content-type', 'The request must be application/json', {
      detail: 'Send the header Content-Type: application/json and a body in UTF-8.',
    })
  const text = decode(await readBytes(request, maxBytes))
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

/** How many bytes a request says that it has; `most` where it does not say (chunked). */
export function announcedBytes(request: HonoRequest, most: number): number {
  const length = request.header('content-length')
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : most
}

async function readBytes(request: HonoRequest, maxBytes: number): Promise<Uint8Array> {
  const announced = announcedBytes(request, 0)
  if (announced > maxBytes) throw tooLarge(maxBytes)
  // One buffer of the announced size: a pile of chunks and their copy would need twice as much.
  let bytes = Buffer.allocUnsafe(announced)
  let size = 0
  try {
    for await (const chunk of request.raw.body ?? []) {
      if (size + chunk.byteLength > maxBytes) throw tooLarge(maxBytes)
      if (size + chunk.byteLength > bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, size)], Math.min(maxBytes, (size + chunk.byteLength) * 2))
      bytes.set(chunk, size)
      size += chunk.byteLength
    }
  } catch (cause) {
    if (cause instanceof HttpProblem) throw cause
    // The caller went away in the middle; nobody will read this answer.
    throw new HttpProblem(400, 'cut-off', 'The request ended before its body did', {
      detail: 'Nothing was done. Send it again, whole.',
    })
  }
  return bytes.subarray(0, size)
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
