import { BlockList, isIP } from 'node:net'
import { withoutBrackets } from './place'

/**
 * Whether a `no_proxy` lists a host. As curl reads it: names stand for themselves and for all below them, with a dot or `*.` before them or not; addresses also as
 * a range (`10.0.0.0/8`); `*` is every host. As others do, a port narrows an entry.
 * @param host without brackets
 */
export function isExcepted(host: string, port: number, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && matches(entry, host.toLowerCase(), port))
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true
  const bare = withoutBrackets(entry)
  if (isIP(bare) !== 0 || entry.includes('/')) return isInRange(bare, host)
  const [, name = '', wanted] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? []
  if (wanted !== undefined && Number(wanted) !== port) return false
  const domain = withoutBrackets(name)
    .replace(/^\*?\./, '')
    .replace(/\.$/, '')
  const named = host.replace(/\.$/, '')
  if (isIP(named) !== 0) return isInRange(domain, named)
  return domain !== '' && (named === domain || named.endsWith(`.${domain}`))
}

/** @param range an address, or one with the number of leading bits that count */
function isInRange(range: string, host: string): boolean {
  const [start = '', bits] = range.split('/', 2)
  const [kind, of] = [isIP(withoutBrackets(start)), isIP(host)]
  if (kind === 0 || kind !== of) return false
  const family = kind === 6 ? 'ipv6' : 'ipv4'
  const all = kind === 6 ? 128 : 32
  const prefix = bits === undefined ? all : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  if (prefix < 0 || prefix > all) return false
  const list = new BlockList()
  list.addSubnet(withoutBrackets(start), prefix, family)
  return list.check(host, family)
}
