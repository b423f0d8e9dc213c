import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Secret } from '../../contract/secret'
import { addressOf } from '../node-env'
import { HttpProblem } from './http-problem'
import type { WrongTokens } from './wrong-tokens'

/** Carries the access token; never `Authorization` (that one is the platform's) and never a cookie. */
export const ACCESS_HEADER = 'x-seedpad-access'

/** Carries this process's own secret on the calls that it makes to itself: its upstream calls to the simulator. */
export const INTERNAL_HEADER = 'x-seedpad-internal'

/**
 * Asks for the access token. Digests are compared, so that neither content nor length shows in the time taken. A wrong one
 * is answered slowly and reported; none at all is how every page begins, before its operator was asked.
 */
export function checkAccess(token: Secret, wrong: WrongTokens): MiddlewareHandler {
  const expected = digest(token.reveal())
  return async (c, next) => {
    const given = c.req.header(ACCESS_HEADER)
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      if (given !== undefined) await wrong.slow(addressOf(c))
      throw new HttpProblem(401, 'access-token', 'This server asks for its access token', {
        detail: 'Type it into the page that asks for it, or send it as X-Seedpad-Access.',
      })
    }
    await next()
  }
}

/** Lets this process's own calls pass by `otherwise`. @param secret made anew by each process, told to nobody */
export function exceptInternal(secret: Secret, otherwise: MiddlewareHandler): MiddlewareHandler {
  const expected = digest(secret.reveal())
  return async (c, next) => {
    const given = c.req.header(INTERNAL_HEADER)
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return next()
    return otherwise(c, next)
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
