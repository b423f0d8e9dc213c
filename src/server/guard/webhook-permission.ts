import { isLoopback } from './hosts'

/**
 * Where the simulator may deliver: anywhere on this machine while only this machine can ask it to; once others can, to this
 * server itself and nowhere else, or they could reach through it what listens here for this machine alone.
 * @param host the address that the server listens on
 * @param own this server's own addresses
 */
export function webhookPermission(host: string, own: readonly string[]): (url: URL) => boolean {
  const isOwn = (url: URL) => own.some((address) => url.href.startsWith(`${address}/`))
  return isLoopback(host) ? (url) => isLoopback(url.hostname) || isOwn(url) : isOwn
}
