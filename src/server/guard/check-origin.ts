import type { MiddlewareHandler } from 'hono'
import { HttpProblem } from './http-problem'

/**
 * Lets only this server's own page (or a program that says so) change anything: an unsafe method needs an `Origin` that
 * is exactly the request's own host, which `checkHost` has allowed before. `https` counts as well, for a TLS proxy in
 * front. Any method is refused where the browser itself says that another site asks.
 */
export const checkOrigin: MiddlewareHandler = async (c, next) => {
  const unsafe = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && !unsafe)) throw badOrigin()
  if (unsafe && !isOwnOrigin(c.req.header('origin'), c.req.header('host'))) throw badOrigin()
  await next()
}

/** The same for programs that send no `Origin` at all (curl): whoever names one must name the right one. */
export const refuseOtherOrigins: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw badOrigin()
  if (origin !== undefined && !isOwnOrigin(origin, c.req.header('host'))) throw badOrigin()
  await next()
}

function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || host === undefined) return false
  const own = host.toLowerCase()
  return origin === `http://${own}` || origin === `https://${own}`
}

function badOrigin(): HttpProblem {
  return new HttpProblem(403, 'bad-origin', 'Only Seedpad’s own page may ask for this', {
    detail: 'The request comes from another origin, or names none.',
  })
}
