import { encodeName } from '../../../../contract/names'
import type { TargetId } from '../../../../contract/target'
import type { Import, ImportContext } from './import'
import type { Left } from './left'
import { isPlaceholder } from './placeholder'
import { addressWord } from './shown-words'

// The hosts that the platform's own pages name; a server of Seedpad may be set to reach them elsewhere.
const DOCUMENTED: readonly [string, TargetId][] = [
  ['https://api-mwm.datallog.com', 'api'],
  ['https://mwm.datallog.com', 'app'],
]

/** `former`: the path by which the platform called it before applications became automations. */
type Address = Pick<Import, 'target' | 'project' | 'automation'> & { former: boolean; left: Left[] }

const START = /^([^?#]*?)\/+api\/+start-(automation|application)\/([^/?#]*)\/([^/?#]*)(.*)$/is

/** Whether an address is that of a start, by its path. */
export const isStartAddress = (url: string): boolean => START.test(url) && !hasForeign(url)

/** What no address holds as it is: it begins where another word was meant to, or is two of them. */
const hasForeign = (url: string) => /[\s"“”„«»]|^['‘’‚‹]/.test(url)

/** Reads `{base}/api/start-automation/{project}/{automation}`: which target it is, and both names, decoded. */
export function understandAddress(url: string, { targets }: ImportContext): Address {
  const address: Address = { target: null, project: null, automation: null, former: false, left: [] }
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
  const [, base, noun, project, automation, rest] = hasForeign(url) ? [] : (START.exec(whole) ?? [])
  if (base === undefined || project === undefined || automation === undefined) {
    address.left.push({ why: 'address', text: addressWord(url, originsOf(targets)) })
    return address
  }
  address.target = targetOf(base, targets)
  address.former = noun?.toLowerCase() === 'application'
  if (address.target === null) address.left.push({ why: 'base', text: addressWord(base, []) })
  if (/^[a-z]+:\/\/[^/]*@/i.test(base)) address.left.push({ why: 'credential', text: '' })
  if (rest && rest !== '/') address.left.push({ why: 'query', text: rest.charAt(0) })
  address.project = nameOf(project, address.left)
  address.automation = nameOf(automation, address.left)
  return address
}

const originsOf = (targets: ImportContext['targets']): string[] =>
  [...targets.map(({ baseUrl }) => baseUrl), ...DOCUMENTED.map(([url]) => url)].flatMap((url) =>
    URL.canParse(url) ? [new URL(url).origin] : [],
  )

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
    const url = new URL(base)
    url.username = ''
    url.password = ''
    return url.href.replace(/\/+$/, '')
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
    left.push({ why: 'placeholder', text: /^[<{$%[]{1,3}[\w .-]{1,40}[>}%\]]{0,2}$/.test(name) ? name : '' })
    return null
  }
  if (encodeName(name).ok) return name
  left.push({ why: 'value', text: name.length <= 2 ? name : '' })
  return null
}
