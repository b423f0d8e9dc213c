import type { IncomingMessage } from 'node:http'

/**
 * What can only be seen on the raw request: several `Host` headers (which one did a proxy look at?), and request targets
 * that name a host of their own (`GET http://other/`), which would win over the header.
 * @returns null if the request may go on
 */
export function refuseRequestTarget(incoming: IncomingMessage): 'bad-host' | 'bad-target' | null {
  const hosts = incoming.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1) return 'bad-host'
  return incoming.url?.startsWith('/') ? null : 'bad-target'
}
