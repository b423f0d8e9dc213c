import { MASKED_VALUE } from './inbox-messages'

// Names under which platforms tell what happened. Whatever else stands in an address is often a key to it.
const TELLING = new Set([
  'attempt',
  'automation',
  'event',
  'event_type',
  'execution_id',
  'executionid',
  'page',
  'phase',
  'project',
  'retry',
  'run_id',
  'state',
  'status',
  'step',
  'success',
  'type',
])
/** What can be read as a name, and not as a key in a name's place. */
const NAME = /^[A-Za-z][A-Za-z_.-]{0,39}$/
// No `;` and no `%`: some readers take them for the end of a value, or for another letter.
const PLAIN_VALUE = /^[\w.~:+-]{1,200}$/

/**
 * An address's query without the values that may be secrets; masking it again changes nothing. Only values of a few names
 * stay. What has no value, or no name to speak of, is masked whole: `?hunter2`, `?aHVudGVyMg==`.
 * @param query with its `?`, or empty
 */
export function maskQuery(query: string): string {
  const text = query.replace(/^\?/, '')
  return text === '' ? '' : `?${text.split('&').map(maskPart).join('&')}`
}

function maskPart(part: string): string {
  const at = part.indexOf('=')
  const [name, value] = at < 0 ? ['', part] : [part.slice(0, at), part.slice(at + 1)]
  if (!NAME.test(name) || /^=*$/.test(value)) return MASKED_VALUE
  const isTelling = TELLING.has(name.toLowerCase()) && PLAIN_VALUE.test(value)
  return isTelling ? part : `${name}=${MASKED_VALUE}`
}
