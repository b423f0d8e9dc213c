import { HttpProblem } from './http-problem'

/** Lets only so many bytes of large things be in memory at once; the others wait in order. */
export type ByteBudget = {
  /** @throws {HttpProblem} 429 where its turn did not come in time; `work` did not begin then. Never without `patienceMs` */
  hold<T>(bytes: number, work: () => Promise<T>): Promise<T>
}

type Waiter = { bytes: number; begin: () => void }

/**
 * @param total bytes at once; what announces more takes all of it
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
  const waiting: Waiter[] = []
  let held = 0

  function beginWaiting(): void {
    for (let first = waiting[0]; first && held + first.bytes <= total; first = waiting[0]) {
      waiting.shift()
      held += first.bytes
      first.begin()
    }
  }

  function turn(bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        bytes,
        begin() {
          if (timer !== null) clearTimeout(timer)
          resolve()
        },
      }
      const giveUp = () => {
        waiting.splice(waiting.indexOf(waiter), 1)
        reject(refusal())
        beginWaiting()
      }
      const timer = patienceMs === null ? null : setTimeout(giveUp, patienceMs)
      waiting.push(waiter)
      beginWaiting()
    })
  }

  return {
    async hold(announced, work) {
      if (announced <= small) return work()
      const bytes = Math.min(announced, total)
      await turn(bytes)
      try {
        return await work()
      } finally {
        held -= bytes
        beginWaiting()
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
