import { Secret } from '../../contract/secret'
import { isLoopback } from '../guard/hosts'
import { isExcepted } from './no-proxy'
import { portOf, withoutBrackets } from './place'

/** An HTTP proxy that opens a way to one host (`CONNECT`, RFC 9110, 9.3.6). */
export type HttpProxy = {
  /** Where it listens; without user information. */
  url: URL
  /** Value of `Proxy-Authorization`; null: none. */
  authorization: Secret | null
}

/** The environment names a proxy that can't be used; the message is one line for the operator, and quotes nothing of it. */
export class UnusableProxyError extends Error {
  override readonly name = 'UnusableProxyError'
}

type Source = Readonly<Record<string, string | undefined>>

/**
 * The proxy that the environment names for calls to `target`, by the variables that curl reads: `https_proxy` or `http_proxy` by the target's
 * scheme, else `all_proxy`; not what `no_proxy` lists. Either case, lower first; an empty one counts as none. This machine is never reached
 * through one.
 * @returns null: there is none, the target is called straight
 * @throws {UnusableProxyError} where one is named for this target
 */
export function proxyFor(target: URL, source: Source): HttpProxy | null {
  const host = withoutBrackets(target.hostname)
  if (isLoopback(host) || host.endsWith('.localhost')) return null
  const scheme = target.protocol.replace(':', '')
  const names = [`${scheme}_proxy`, 'all_proxy'].flatMap((name) => [name, name.toUpperCase()])
  const name = names.find((candidate) => valueIn(source, candidate) !== null)
  if (name === undefined) return null
  const exceptions = valueIn(source, 'no_proxy') ?? valueIn(source, 'NO_PROXY') ?? ''
  if (isExcepted(host, portOf(target), exceptions)) return null
  return readProxy(name, valueIn(source, name) ?? '', host)
}

const valueIn = (source: Source, name: string): string | null => source[name]?.trim() || null

function readProxy(name: string, text: string, target: string): HttpProxy {
  // As curl has it: without a scheme it is a proxy that is spoken to in plain HTTP.
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const url = URL.canParse(full) ? new URL(full) : null
  const protocol = url?.protocol ?? ''
  if (/^socks/.test(protocol))
    throw new UnusableProxyError(
      `${name} names a SOCKS proxy, which Seedpad can’t use: set HTTPS_PROXY to an HTTP proxy, or list ${target} in NO_PROXY to call it without one`,
    )
  // A sign in the password that should have been encoded has made another URL of it.
  const isTorn = full.includes('@') && url?.username === '' && url.password === ''
  const credentials = url === null || isTorn ? null : credentialsOf(url)
  if (url === null || !/^https?:$/.test(protocol) || url.hostname === '' || credentials === null)
    throw new UnusableProxyError(
      `${name} must be the URL of an HTTP proxy, such as http://proxy.example:3128 (with signs of a user name and password as %XX), or be unset`,
    )
  return {
    url: new URL(url.origin),
    authorization:
      credentials === '' ? null : new Secret(`Basic ${Buffer.from(credentials).toString('base64')}`),
  }
}

/** @returns `name:password`, empty where there is neither; null where it can't be decoded */
function credentialsOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return ''
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  } catch {
    return null
  }
}
