import { encodeName } from '../../../../contract/names'
import type { TargetId } from '../../../../contract/target'
import type { Import, ImportContext } from './import'
import type { Left } from './left'
import { isPlaceholder } from './placeholder'

// The hosts that the platform's own pages name; a server of Seedpad may be set to reach them elsewhere.
const DOCUMENTED: readonly [string, TargetId][] = [
  ['https://api-mwm.datallog.com', 'api'],
  ['https://mwm.datallog.com', 'app'],
]

type Address = Pick<Import, 'target' | 'project' | 'automation'> & { left: Left[] }

/** Reads `{base}/api/start-automation/{project}/{automation}`: which target it is, and both names, decoded. */
export function understandAddress(url: string, { targets }: ImportContext): Address {
  const address: Address = { target: null, project: null, automation: null, left: [] }
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
  const [, base, project, automation, rest] =
    /^([^?#]*?)\/+api\/+start-automation\/([^/?#]*)\/([^/?#]*)(.*)$/is.exec(whole) ?? []
  if (base === undefined || project === undefined || automation === undefined) {
    address.left.push({ why: 'address', text: withoutSecrets(whole) })
    return address
  }
  address.target = targetOf(base, targets)
  if (address.target === null) address.left.push({ why: 'base', text: withoutSecrets(base) })
  if (rest && rest !== '/') address.left.push({ why: 'query', text: rest.charAt(0) })
  address.project = nameOf(project, address.left)
  address.automation = nameOf(automation, address.left)
  return address
}

function targetOf(base: string, targets: ImportContext['targets']): TargetId | null {
  const wanted = normal(base)
  const offered = (id: TargetId) => (targets.some((target) => target.id === id) ? id : null)
  const same = targets.find(({ baseUrl }) => normal(baseUrl) === wanted)
  if (same) return same.id
  const documented = DOCUMENTED.find(([url]) => url === wanted)
  if (documented) return offered(documented[1])
  // The simulator of another Seedpad, or of this one under another name of the machine.
  return wanted.endsWith('/simulator') ? offered('simulator') : null
}

function normal(base: string): string {
  try {
    return new URL(base).href.replace(/\/+$/, '')
  } catch {
    return base
  }
}

function nameOf(segment: string, left: Left[]): string | null {
  let name = segment
  try {
    name = decodeURIComponent(segment)
  } catch {
    // A stray percent sign: the name as it stands.
  }
  if (isPlaceholder(name)) {
    left.push({ why: 'placeholder', text: name })
    return null
  }
  if (encodeName(name).ok) return name
  left.push({ why: 'value', text: name })
  return null
}

/** An address to show: without user info, query and fragment, where secrets would be. */
const withoutSecrets = (url: string) => url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//')
