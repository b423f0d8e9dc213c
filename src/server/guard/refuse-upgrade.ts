import type { MiddlewareHandler } from 'hono'
import { HttpProblem } from './http-problem'

/**
 * Refuses requests for another protocol: nothing here speaks one, and a page of any site can make a browser send such a
 * `GET` (a WebSocket) without asking this server first. `h2c` passes, since it is an offer that may be ignored
 * (RFC 9110, 7.8) and common HTTP clients make it with every plain request.
 */
export const refuseUpgrade: MiddlewareHandler = async (c, next) => {
  const wanted = (c.req.header('upgrade') ?? '').split(',').map((protocol) => protocol.trim().toLowerCase())
  if (wanted.some((protocol) => protocol !== '' && protocol !== 'h2c'))
    throw new HttpProblem(400, 'no-upgrade', 'This server speaks HTTP only', {
      detail: 'Send the request without an Upgrade header. Nothing was done.',
    })
  await next()
}
