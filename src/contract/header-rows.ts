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
 * Checks header rows (RFC 9110: name is a token, value is visible ASCII, space, tab or obs-text). A row with both
 * fields empty is no header and no error.
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

/** A row in which nothing was typed. */
export function isEmptyHeaderRow({ name, value }: HeaderRow): boolean {
  return name.trim() === '' && value === ''
}

/** The rows that will be sent, names trimmed, as the record both pages ask for. */
export function headerRecord(rows: readonly HeaderRow[]): [name: string, value: string][] {
  return rows.filter((row) => !isEmptyHeaderRow(row)).map(({ name, value }) => [name.trim(), value])
}

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
  if (/[\r\n]/.test(value)) return 'value-line-break'
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) return 'value-illegal'
  if (value.length > 8192) return 'value-too-long'
  return null
}
