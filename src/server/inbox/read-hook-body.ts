import type { HonoRequest } from 'hono'
import { LIMITS } from '../../contract/limits'
import { createByteBudget } from '../guard/byte-budget'
import { HttpProblem } from '../guard/http-problem'

/** How much may be under way at once, so that many slow senders together stay within the server's memory. */
const MAX_UNDER_WAY = 64 * 1024 * 1024
/**
 * Large ones take turns before they are read, and wait longer than one that stands still may hold its turn. A body of
 * unknown length counts as a large one.
 */
const LARGE = { total: 16 * 1024 * 1024, small: 64 * 1024, patienceMs: 30_000 }

/** Reads webhook bodies and counts what is held by those not answered yet. */
export type HookBodies = {
  /**
   * Reads a body within the limits, and gives it to `use`; the bytes count as held until that settles.
   * @throws {HttpProblem} 413 too large (also counted as it comes), 429 too much under way, 400 cut off or too slow
   */
  withBody<T>(request: HonoRequest, use: (bytes: Uint8Array) => Promise<T>): Promise<T>
}

/** @param deadlineMs how long a sender may take for its body */
export function hookBodies(deadlineMs: number): HookBodies {
  const large = createByteBudget({ ...LARGE, refusal: tooMuch })
  let underWay = 0
  return {
    async withBody(request, use) {
      const declared = request.header('content-length')
      if (Number(declared ?? 0) > LIMITS.deliveryBytes) throw tooLarge()
      const reserved =
        declared === undefined && request.raw.body === null ? 0 : Number(declared ?? LIMITS.deliveryBytes)
      return large.hold(reserved, async () => {
        if (underWay + reserved > MAX_UNDER_WAY) throw tooMuch()
        return counting(reserved, async () =>
          use(
            await withinDeadline(
              deadlineMs,
              declared === undefined ? readCounting(request) : readWhole(request),
            ),
          ),
        )
      })
    },
  }

  async function counting<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    underWay += bytes
    try {
      return await work()
    } finally {
      underWay -= bytes
    }
  }
}

/** Node's parser holds the sender to the declared length. */
async function readWhole(request: HonoRequest): Promise<Uint8Array> {
  return new Uint8Array(await request.arrayBuffer())
}

async function readCounting(request: HonoRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.raw.body ?? []) {
    size += chunk.byteLength
    if (size > LIMITS.deliveryBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function withinDeadline(deadlineMs: number, reading: Promise<Uint8Array>): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), deadlineMs)
  })
  try {
    return await Promise.race([reading, late])
  } catch (cause) {
    if (cause instanceof HttpProblem) throw cause
    throw new HttpProblem(
      400,
      'cut-off',
      'The delivery ended, or stood still, before its body was complete',
      {
        detail: 'Nothing of it was kept. Send it again, whole.',
      },
    )
  } finally {
    clearTimeout(timer)
  }
}

function tooLarge(): HttpProblem {
  return new HttpProblem(413, 'too-large', 'The delivery is too large', {
    detail: `At most ${LIMITS.deliveryBytes} bytes are taken.`,
  })
}

function tooMuch(): HttpProblem {
  return new HttpProblem(429, 'too-much-under-way', 'Too many deliveries at once', {
    detail: 'This one was not kept. Send it again in a moment.',
    retryAfter: 5,
  })
}
