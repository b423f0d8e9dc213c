import { request } from 'node:http'
import type { Socket } from 'node:net'
import type { Secret } from '../../contract/secret'
import { portOf } from './place'

/** The proxy did not open the way. `status` is its answer to `CONNECT`; null where it gave none that can be read. */
export class TunnelRefusedError extends Error {
  override readonly name = 'TunnelRefusedError'
  constructor(
    readonly status: number | null,
    cause?: unknown,
  ) {
    super(status === null ? 'the proxy gave no answer' : `the proxy answered ${status}`, { cause })
  }
}

/**
 * Asks the proxy at the other end of `line`, once, for a way to a URL's host (`CONNECT`, RFC 9110, 9.3.6). When this returns, whatever is
 * written goes there. Nothing but the host's name, its port and the proxy's own credentials is sent.
 * @throws {TunnelRefusedError} it said no, said more than it was asked, or nothing until `signal` aborted
 */
export function askForTunnel(
  line: Socket,
  url: URL,
  authorization: Secret | null,
  signal: AbortSignal,
): Promise<void> {
  const place = `${url.hostname}:${portOf(url)}`
  return new Promise((resolve, reject) => {
    const asking = request({
      method: 'CONNECT',
      path: place,
      createConnection: () => line,
      setHost: false,
      headers: {
        Host: place,
        'Proxy-Connection': 'Keep-Alive',
        ...(authorization && { 'Proxy-Authorization': authorization.reveal() }),
      },
    })
    // The line is kept, so nothing is said of closing it.
    asking.removeHeader('connection')
    let isOver = false
    const end = (refusal: TunnelRefusedError | null) => {
      // An open tunnel ends the asking too.
      if (isOver) return
      isOver = true
      signal.removeEventListener('abort', onAbort)
      // Whoever takes the line next listens for itself; an error in between must not end the process.
      line.on('error', () => undefined)
      if (refusal === null) return resolve()
      asking.destroy()
      reject(refusal)
    }
    const onAbort = () => end(new TunnelRefusedError(null, signal.reason))
    asking.on('connect', ({ statusCode = 0, headers }, _line, rest) => {
      const isOpen = statusCode >= 200 && statusCode < 300
      // More than the head, there or announced: the host can't have spoken yet, so it is the proxy's words in the host's place.
      const announcesMore =
        Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined
      const saysMore = rest.length > 0 || announcesMore
      end(isOpen && !saysMore ? null : new TunnelRefusedError(statusCode))
    })
    asking.on('error', (cause) => end(new TunnelRefusedError(null, cause)))
    asking.on('close', () => end(new TunnelRefusedError(null)))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
    asking.end()
  })
}
