import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Reason } from '../../contract/reason'

/** Why no connection came about. Nothing of the request has left in any of these cases. */
export type OpenFailure = Extract<
  Reason,
  'connection-refused' | 'dns-failed' | 'tls-failed' | 'connect-failed'
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
 * Connects to a URL's host, with TLS (certificate checked) for https, and gives the socket only when that is done.
 *
 * The request is written after this, by someone else: so a failure in here proves that nothing left. Node's own
 * `https.request` queues the request on the socket while the handshake still runs, which proves less.
 *
 * @throws {NotSentError} refused, no such name, TLS failed, or not connected when `signal` aborted
 */
export function openSocket(url: URL, signal: AbortSignal): Promise<Socket> {
  const secure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port)
  const named = isIP(host) === 0 ? { servername: host } : {}
  const socket = secure
    ? connectTls({ host, port, ...named, ALPNProtocols: ['http/1.1'] })
    : connect({ host, port })

  return new Promise((resolve, reject) => {
    let connected = false
    const fail = (cause?: unknown) => {
      stop()
      socket.on('error', ignore)
      socket.destroy()
      reject(new NotSentError(reasonOf(cause, connected && secure), cause))
    }
    const onTcp = () => {
      connected = true
    }
    const onReady = () => {
      stop()
      socket.on('error', ignore)
      socket.setNoDelay(true)
      resolve(socket)
    }
    const onClose = () => fail()
    const onAbort = () => fail(signal.reason)
    const ready = secure ? 'secureConnect' : 'connect'
    const stop = () => {
      socket.off('connect', onTcp).off(ready, onReady).off('error', fail).off('close', onClose)
      signal.removeEventListener('abort', onAbort)
    }
    socket.on('connect', onTcp).on(ready, onReady).on('error', fail).on('close', onClose)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
  })
}

// Whoever takes the socket next listens for itself; an error in between must not end the process.
function ignore(): void {}

function reasonOf(cause: unknown, inHandshake: boolean): OpenFailure {
  if (inHandshake) return 'tls-failed'
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ECONNREFUSED') return 'connection-refused'
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL' ? 'dns-failed' : 'connect-failed'
}
