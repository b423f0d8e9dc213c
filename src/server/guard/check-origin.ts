import type { MiddlewareHandler } from 'hono'
import { HttpProblem } from './http-problem'

/**
 * Lets only this server's own page (or a program that says so) change anything: an unsafe method needs an `Origin` that
 * is exactly the request's own host, which `checkHost` has allowed before. `https` counts as well, for a TLS proxy in
 * front. A reading one may leave it out, as browsers do; another site's is refused on every method.
 */
export const checkOrigin: MiddlewareHandler = async (c, next) => {
  const unsafe = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && !unsafe)) throw badOrigin()
  if ((unsafe || origin !== undefined) && !isOwnOrigin(origin, c.req.header('host'))) throw badOrigin()
  await next()
}

/**
 * The same for what programs ask that send no `Origin` at all (curl, the platform's webhooks): whoever names one must name
 * the right one, and nothing comes in that a browser sends for another site.
 */
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
