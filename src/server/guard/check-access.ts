import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Secret } from '../../contract/secret'
import { HttpProblem } from './http-problem'

/** Carries the access token; never `Authorization` (that one is the platform's) and never a cookie. */
export const ACCESS_HEADER = 'x-seedpad-access'

/** Asks for the access token. Digests are compared, so that neither content nor length shows in the time taken. */
export function checkAccess(token: Secret): MiddlewareHandler {
  const expected = digest(token.reveal())
  return async (c, next) => {
    if (!timingSafeEqual(digest(c.req.header(ACCESS_HEADER) ?? ''), expected))
      throw new HttpProblem(401, 'access-token', 'This server asks for its access token', {
        detail: 'Open the page with #access=… once, or send the token as X-Seedpad-Access.',
      })
    await next()
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
