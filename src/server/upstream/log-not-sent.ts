import type { Logger } from 'pino'
import type { NotSentError } from './open-socket'
import { TunnelRefusedError } from './tunnel'

/**
 * Logs why a call did not leave: the reason, the system's or TLS's own code (`UNABLE_TO_GET_ISSUER_CERT_LOCALLY`, …), and a proxy's status.
 * No addresses, no messages: they may quote what was sent, or who sent it.
 */
export function logNotSent(log: Logger, { reason, cause }: NotSentError): void {
  const why =
    cause instanceof Error && cause.cause instanceof Error && !('code' in cause) ? cause.cause : cause
  const code = why instanceof Error && 'code' in why ? codeOf(why.code, why.name) : undefined
  const proxyStatus = cause instanceof TunnelRefusedError ? (cause.status ?? undefined) : undefined
  log.warn({ reason, code, proxyStatus }, 'a call to a target was not sent')
}

/** An end of waiting has a number for a code (`20`), which nobody knows, and a name (`AbortError`), which can be looked up. */
const codeOf = (code: unknown, name: string) => (typeof code === 'string' ? code : name)
