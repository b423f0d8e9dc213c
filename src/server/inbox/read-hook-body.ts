import type { HonoRequest } from 'hono'
import { LIMITS } from '../../contract/limits'
import { createByteBudget } from '../guard/byte-budget'
import { HttpProblem } from '../guard/http-problem'

/** How much may be under way at once, so that many slow senders together stay within the server's memory. */
const MAX_UNDER_WAY = 64 * 1024 * 1024
/**
 * Large ones take turns before they are read, and wait longer than one that stands still may hold its turn. A body of
 * unknown length counts as what was read of it.
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
      if (declared === undefined) return withUnknown(request, use)
      const bytes = Number(declared)
      if (bytes > LIMITS.deliveryBytes) throw tooLarge()
      return large.hold(bytes, () =>
        counting(async (count) => {
          count(bytes)
          return use(await within(deadlineMs, readWhole(request)))
        }),
      )
    },
  }

  async function withUnknown<T>(request: HonoRequest, use: (bytes: Uint8Array) => Promise<T>): Promise<T> {
    const share = large.share()
    try {
      return await counting(async (count) => {
        const room = async (bytes: number) => {
          count(bytes)
          await share.grow(bytes)
        }
        return use(await readCounting(request, deadlineMs, room))
      })
    } finally {
      share.release()
    }
  }

  /** @param work says how many bytes it holds, and again whenever it holds more */
  async function counting<T>(work: (count: (bytes: number) => void) => Promise<T>): Promise<T> {
    let own = 0
    try {
      return await work((bytes) => {
        if (underWay - own + bytes > MAX_UNDER_WAY) throw tooMuch()
        underWay += bytes - own
        own = bytes
      })
    } finally {
      underWay -= own
    }
  }
}

/** Node's parser holds the sender to the declared length. */
async function readWhole(request: HonoRequest): Promise<Uint8Array> {
  return new Uint8Array(await request.arrayBuffer())
}

/** @param room asked before more is held than so many bytes; the sender's time stands still meanwhile */
async function readCounting(
  request: HonoRequest,
  deadlineMs: number,
  room: (bytes: number) => Promise<void>,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  let left = deadlineMs
  const reader = request.raw.body?.getReader()
  try {
    while (reader) {
      const asked = performance.now()
      const { done, value } = await within(left, reader.read())
      left -= performance.now() - asked
      if (done) break
      size += value.byteLength
      if (size > LIMITS.deliveryBytes) throw tooLarge()
      await room(size)
      chunks.push(value)
    }
    return Buffer.concat(chunks)
  } catch (cause) {
    reader?.cancel().catch(() => undefined)
    throw cause
  }
}

/** @throws {HttpProblem} 400 where the sender went away, or takes longer than that */
async function within<T>(deadlineMs: number, reading: Promise<T>): Promise<T> {
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
