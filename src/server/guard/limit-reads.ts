import type { MiddlewareHandler } from 'hono'
import type { RateLimit } from './limit-rate'

/** Bounds what is only read: all readers together, since on one machine they can't be told apart. Writes have their own bounds. */
export function limitReads(rate: RateLimit): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') await rate.take('reads')
    await next()
  }
}
