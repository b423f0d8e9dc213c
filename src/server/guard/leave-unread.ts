import type { MiddlewareHandler } from 'hono'

/** Lets go of the body of an answer to HEAD, which nobody will read: one that waits to be taken would hold its turn. */
export const leaveUnread: MiddlewareHandler = async (c, next) => {
  await next()
  const { body } = c.res
  if (c.req.method !== 'HEAD' || body === null) return
  await body.cancel()
  c.res = new Response(null, c.res)
}
