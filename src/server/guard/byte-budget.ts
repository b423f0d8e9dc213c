import { HttpProblem } from './http-problem'

/** Lets only so many bytes of large requests be in memory at once; the others wait in order before they are read. */
export type ByteBudget = {
  /** @throws {HttpProblem} 429 where its turn did not come in time; `work` did not begin then */
  hold<T>(bytes: number, work: () => Promise<T>): Promise<T>
}

type Waiter = { bytes: number; begin: () => void }

/**
 * @param total bytes at once; a request that announces more takes all of it
 * @param small requests up to this size never wait
 * @param patienceMs how long one waits
 */
export function createByteBudget(options: { total: number; small: number; patienceMs: number }): ByteBudget {
  const { total, small, patienceMs } = options
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
          clearTimeout(timer)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(waiter), 1)
        reject(tooManyLarge())
        beginWaiting()
      }, patienceMs)
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
