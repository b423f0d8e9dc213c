/** An authority in the one spelling that is compared: lower case, port only where it was given. */
const AUTHORITY = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::(?:[1-9][0-9]{0,4}))?$/

/**
 * Reads a `Host` header or an entry of the list of allowed hosts. Total: whatever is not a plain `name[:port]` or
 * `[v6][:port]` gives null.
 */
export function parseAuthority(text: string): string | null {
  if (text.length > 300) return null
  const authority = text.toLowerCase()
  if (!AUTHORITY.test(authority)) return null
  const port = /:(\d+)$/.exec(authority)?.[1]
  return port === undefined || Number(port) <= 65_535 ? authority : null
}

/**
 * The names under which a server on this port may be addressed. Names of this machine only, unless the operator lists
 * more: a page elsewhere whose DNS points here (DNS rebinding) names itself, and is refused.
 */
export function allowedHosts(options: {
  port: number
  /** The address listened on; a concrete one is a name of this server too. */
  address: string
  extra: readonly string[]
}): ReadonlySet<string> {
  const { port, address, extra } = options
  const names = new Set(['127.0.0.1', 'localhost', '[::1]'])
  if (!isWildcard(address)) names.add(address.includes(':') ? `[${address}]` : address)
  const hosts = new Set(extra.map((host) => host.toLowerCase()))
  for (const name of names) {
    hosts.add(`${name.toLowerCase()}:${port}`)
    // A browser leaves the default port out.
    if (port === 80) hosts.add(name.toLowerCase())
  }
  return hosts
}

/** Listens on every address. */
export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::' || address === ''
}

/** Reachable from this machine only. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address)
}
