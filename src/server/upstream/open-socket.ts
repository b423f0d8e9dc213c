import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Reason } from '../../contract/reason'
import { portOf, withoutBrackets } from './place'
import type { HttpProxy } from './proxy'
import { askForTunnel } from './tunnel'
import { untilReady } from './until-ready'

/** Why no connection came about. Nothing of the request has left in any of these cases. */
export type OpenFailure = Extract<
  Reason,
  | 'connection-refused'
  | 'dns-failed'
  | 'tls-failed'
  | 'connect-failed'
  | 'proxy-unreachable'
  | 'proxy-refused'
>

/** No connection came about, so nothing was sent. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError'
  constructor(
    readonly reason: OpenFailure,
    cause?: unknown,
  ) {
    super(reason, { cause })
  }
}

/**
 * Connects to a URL's host, with TLS (certificate checked) for https, and gives the socket only when that is done. Through a proxy it
 * does so behind a tunnel, for http as well: so nothing that the proxy says of itself can pass for the host's answer.
 *
 * The request is written after this, by someone else: so a failure in here proves that nothing left. Node's own
 * `https.request` queues the request on the socket while the handshake still runs, which proves less.
 *
 * @throws {NotSentError} refused, no such name, TLS failed, the proxy unreachable or unwilling, or not connected when `signal` aborted
 */
export async function openSocket(
  url: URL,
  signal: AbortSignal,
  proxy: HttpProxy | null = null,
): Promise<Socket> {
  if (proxy === null) return openStraight(url, signal)
  const line = await openStraight(proxy.url, signal).catch((cause) => {
    throw new NotSentError('proxy-unreachable', cause)
  })
  try {
    await askForTunnel(line, url, proxy.authorization, signal)
  } catch (cause) {
    line.destroy()
    throw new NotSentError('proxy-refused', cause)
  }
  if (url.protocol !== 'https:') return line
  return secured(line, url, signal).catch((cause) => {
    line.destroy()
    throw new NotSentError('tls-failed', cause)
  })
}

async function openStraight(url: URL, signal: AbortSignal): Promise<Socket> {
  const place = { host: withoutBrackets(url.hostname), port: portOf(url) }
  const secure = url.protocol === 'https:'
  const socket = secure ? connectTls({ ...place, ...tlsOptions(url) }) : connect(place)
  let connected = false
  socket.once('connect', () => {
    connected = true
  })
  return untilReady(socket, secure ? 'secureConnect' : 'connect', signal).catch((cause) => {
    throw new NotSentError(connected && secure ? 'tls-failed' : reasonOf(cause), cause)
  })
}

function secured(line: Socket, url: URL, signal: AbortSignal): Promise<Socket> {
  return untilReady(connectTls({ socket: line, ...tlsOptions(url) }), 'secureConnect', signal)
}

function tlsOptions(url: URL) {
  const host = withoutBrackets(url.hostname)
  // The name that the certificate must have, also where the socket was opened to another place.
  return { host, ALPNProtocols: ['http/1.1'], ...(isIP(host) === 0 && { servername: host }) }
}

function reasonOf(cause: unknown): OpenFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ECONNREFUSED') return 'connection-refused'
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL' ? 'dns-failed' : 'connect-failed'
}
