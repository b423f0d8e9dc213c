import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HttpProblem } from './http-problem'

/** So many in any one second, kept in memory. */
export type RateLimit = {
  /** @throws {HttpProblem} 429 where the second's share is used up */
  take(key: string): Promise<void>
}

/** A limit of `perSecond` calls a second for each key. */
export function createRateLimit(perSecond: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: perSecond, duration: 1 })
  return {
    async take(key) {
      try {
        await limiter.consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        throw new HttpProblem(429, 'too-many-requests', 'Too many requests in one second', {
          detail: 'Nothing was sent. Wait a moment and try again.',
          retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        })
      }
    },
  }
}
