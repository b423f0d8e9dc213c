import { isLoopback } from './hosts'

/**
 * Where the simulator may deliver: to this server's own hooks, under each of its addresses, and nowhere else. Whoever can ask
 * the simulator could otherwise reach through it what listens on this machine for this machine alone.
 * @param own this server's own base addresses, no trailing slash
 * @param ports its ports; every loopback name leads to them
 */
export function webhookPermission(own: readonly string[], ports: readonly number[]): (url: URL) => boolean {
  return (url) => {
    if (own.some((address) => url.href.startsWith(`${address}/hooks/`))) return true
    const port = url.port === '' ? 80 : Number(url.port)
    return (
      url.protocol === 'http:' &&
      isLoopback(url.hostname.replace(/^\[|\]$/g, '')) &&
      ports.includes(port) &&
      url.pathname.startsWith('/hooks/')
    )
  }
}
