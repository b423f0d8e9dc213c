import { HttpProblem } from './http-problem'

/** One large thing's part of a budget. */
export type Share = {
  /**
   * Counts it as so many bytes in all, once there is room; never as fewer than before.
   * @throws {HttpProblem} 429 where its turn did not come in time. Never without `patienceMs`
   */
  grow(bytes: number): Promise<void>
  /** Gives back all of it; may be called more than once. */
  release(): void
}

/** Lets only so many bytes of large things be in memory at once; the others wait in order. */
export type ByteBudget = {
  /** @throws {HttpProblem} 429 where its turn did not come in time; `work` did not begin then. Never without `patienceMs` */
  hold<T>(bytes: number, work: () => Promise<T>): Promise<T>
  /** For what is counted as it comes, and let go of before everything is over. */
  share(): Share
}

type Waiter = { holds: () => number; bytes: number; begin: () => void }

/**
 * What has a part already goes before what has none, and one at a time may go beyond the total to its own end (by the total
 * at most): so those that grow never wait for each other in a circle.
 * @param total bytes at once; what is larger takes all of it
 * @param small what is up to this size never waits
 * @param patienceMs how long one waits; null: until its turn comes
 * @param refusal what is thrown after that
 */
export function createByteBudget(options: {
  total: number
  small: number
  patienceMs: number | null
  refusal?: () => HttpProblem
}): ByteBudget {
  const { total, small, patienceMs, refusal = tooManyLarge } = options
  const growing: Waiter[] = []
  const waiting: Waiter[] = []
  let held = 0
  let beyond: object | null = null

  function beginWaiting(): void {
    for (let first = next(); first && isTurnOf(first); first = next()) {
      leave(first)
      first.begin()
    }
  }

  /** Whoever goes beyond the total already goes on to its end. */
  function next(): Waiter | undefined {
    return growing.find(({ holds }) => holds === beyond) ?? growing[0] ?? waiting[0]
  }

  const queueOf = (waiter: Waiter): Waiter[] => (waiter.holds() > 0 ? growing : waiting)

  function leave(waiter: Waiter): void {
    const queue = queueOf(waiter)
    queue.splice(queue.indexOf(waiter), 1)
  }

  function isTurnOf(waiter: Waiter): boolean {
    if (held + waiter.bytes <= total) return true
    return waiter.holds() > 0 && (beyond === null || beyond === waiter.holds)
  }

  function turn(holds: () => number, bytes: number, take: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        holds,
        bytes,
        begin() {
          if (timer !== null) clearTimeout(timer)
          if (held + bytes > total) beyond = holds
          held += bytes
          take()
          resolve()
        },
      }
      const giveUp = () => {
        leave(waiter)
        reject(refusal())
        beginWaiting()
      }
      const timer = patienceMs === null ? null : setTimeout(giveUp, patienceMs)
      queueOf(waiter).push(waiter)
      beginWaiting()
    })
  }

  function share(): Share {
    let own = 0
    const holds = () => own
    return {
      async grow(bytes) {
        if (bytes <= small) return
        const more = Math.min(bytes, total) - own
        if (more <= 0) return
        await turn(holds, more, () => {
          own += more
        })
      },
      release() {
        held -= own
        own = 0
        if (beyond === holds) beyond = null
        beginWaiting()
      },
    }
  }

  return {
    share,
    async hold(bytes, work) {
      const own = share()
      await own.grow(bytes)
      try {
        return await work()
      } finally {
        own.release()
      }
    },
  }
}

function tooManyLarge(): HttpProblem {
  return new HttpProblem(429, 'too-many-large-requests', 'Too many large requests at once', {
    detail: 'Nothing was sent. Wait until some of them have ended.',
    retryAfter: 5,
  })
}
