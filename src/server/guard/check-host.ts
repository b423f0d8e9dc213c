import type { MiddlewareHandler } from 'hono'
import { parseAuthority } from './hosts'
import { HttpProblem } from './http-problem'

/**
 * Refuses requests that name another host than this server's. `hookHosts` count below `/hooks` only: the public name of
 * a tunnel opens the inbox, not the rest.
 */
export function checkHost(hosts: {
  all: ReadonlySet<string>
  hooks: ReadonlySet<string>
}): MiddlewareHandler {
  return async (c, next) => {
    const authority = parseAuthority(c.req.header('host') ?? '')
    if (authority === null)
      throw new HttpProblem(400, 'bad-host', 'The Host header can’t be read', {
        detail: 'Send one host name, with its port where that is not the usual one.',
      })
    const isHook = c.req.path.startsWith('/hooks/')
    if (!hosts.all.has(authority) && !(isHook && hosts.hooks.has(authority)))
      throw new HttpProblem(403, 'host-not-allowed', 'This server does not answer under that name', {
        detail:
          'Open Seedpad under the address it printed at its start, or list the name in SEEDPAD_ALLOWED_HOSTS.',
      })
    await next()
  }
}
