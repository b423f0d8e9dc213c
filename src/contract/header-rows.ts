import { LIMITS, utf8Length } from './limits'

/** A header that the platform is asked to send with its webhook call. Values count as secrets. */
export type HeaderRow = { name: string; value: string }

export type HeaderError =
  | 'name-empty'
  | 'name-illegal'
  | 'name-reserved'
  | 'name-duplicate'
  | 'name-too-long'
  | 'value-line-break'
  | 'value-outer-space'
  | 'value-unseen'
  | 'value-illegal'
  | 'value-too-long'
  | 'too-many'
  | 'too-much-text'

/** What is wrong with one row, on which of its two fields. */
export type HeaderIssue = { row: number; field: 'name' | 'value'; error: HeaderError }

// Connection-specific fields (RFC 9110, 7.6.1) and those that the sender itself must compute.
const RESERVED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * Checks header rows (RFC 9110: name is a token, value is visible ASCII, space, tab or obs-text, without white space
 * around it: 5.5). A row with both fields empty is no header and no error.
 */
export function checkHeaderRows(rows: readonly HeaderRow[]): HeaderIssue[] {
  const issues: HeaderIssue[] = []
  const seen = new Set<string>()
  let count = 0
  let bytes = 0
  for (const [row, { name, value }] of rows.entries()) {
    if (isEmptyHeaderRow({ name, value })) continue
    const nameError = headerNameError(name, seen)
    if (nameError) issues.push({ row, field: 'name', error: nameError })
    const valueError = headerValueError(value)
    if (valueError) issues.push({ row, field: 'value', error: valueError })
    const allError = count++ < LIMITS.headerRows ? null : 'too-many'
    bytes += headerBytes({ name, value })
    // The one with which it becomes too much; each after it would say the same.
    if (allError && !nameError) issues.push({ row, field: 'name', error: allError })
    else if (isFirstBeyond(bytes, { name, value }) && !valueError)
      issues.push({ row, field: 'value', error: 'too-much-text' })
    seen.add(name.trim().toLowerCase())
  }
  return issues
}

/** What a header counts of all headers' room. */
export const headerBytes = ({ name, value }: HeaderRow): number => utf8Length(name.trim()) + utf8Length(value)

const isFirstBeyond = (bytes: number, row: HeaderRow) =>
  bytes > LIMITS.headerBytes && bytes - headerBytes(row) <= LIMITS.headerBytes

/**
 * A header's name as it may be kept and shared: without what was typed or pasted behind a colon, before it was put where it
 * belongs. That is a value, and values count as secrets.
 */
export const headerNameAlone = (name: string): string => name.replace(/[:：][\s\S]*/, '')

/** A row in which nothing was typed. */
export function isEmptyHeaderRow({ name, value }: HeaderRow): boolean {
  return name.trim() === '' && value === ''
}

/** The rows that will be sent, names trimmed, as the record both pages ask for. */
export function headerRecord(rows: readonly HeaderRow[]): [name: string, value: string][] {
  return rows.filter((row) => !isEmptyHeaderRow(row)).map(({ name, value }) => [name.trim(), value])
}

// White space of any kind, and what has no width.
const BLANK = String.raw`[\s\u0085\u2800\p{Cf}\p{DI}]`
// A run of it that is not the last is gone through once, not from each of its characters anew.
const OUTER = new RegExp(`^${BLANK}+|(?<!${BLANK})${BLANK}+$`, 'gu')
/** Inside, a space and a tab are what they look like; other spaces, marks and controls (C1 too) are seen by nobody. */
const UNSEEN = /[^\P{C}\t]|[^\P{Z} ]|[\u2800\p{DI}]/gu

/** A header's value with nothing in it that can't be seen: spaces of other kinds become usual ones, the rest goes. */
export const cleanHeaderValue = (value: string): string =>
  trimHeaderValue(value.replace(UNSEEN, (character) => (/\p{Z}/u.test(character) ? ' ' : '')))

/** A header's value without white space, and what can't be seen, around it; inside it nothing is changed. */
export const trimHeaderValue = (value: string): string => value.replace(OUTER, '')

function headerNameError(name: string, seen: ReadonlySet<string>): HeaderError | null {
  const bare = name.trim().toLowerCase()
  if (bare === '') return 'name-empty'
  if (bare.length > 128) return 'name-too-long'
  if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(bare) || bare === '__proto__') return 'name-illegal'
  if (RESERVED.has(bare)) return 'name-reserved'
  if (seen.has(bare)) return 'name-duplicate'
  return null
}

function headerValueError(value: string): HeaderError | null {
  if (value.length > 8192) return 'value-too-long'
  if (/[\r\n]/.test(value)) return 'value-line-break'
  // Some senders take it off and others do not; behind the mask nobody sees it.
  if (trimHeaderValue(value) !== value) return 'value-outer-space'
  if (value.search(UNSEEN) >= 0) return 'value-unseen'
  return /[^\t\x20-\x7e\x80-\xff]/.test(value) ? 'value-illegal' : null
}
