import { checkJson } from '../../../../contract/json-text'
import type { Column } from '../../../lib/batch'
import { NUMBER } from './columns'
import type { ColumnCaution, SourceRecord } from './source'

const MOST_FOUND = 60
/** Thousands apart, a decimal comma or point, a sign, a percent or a currency: as people write numbers. */
const GROUPED = String.raw`\d{1,3}(?:[.,'’\u0020\u00a0\u202f]\d{3})+(?:[.,]\d+)?`
const LOOKS_LIKE_NUMBER = new RegExp(
  String.raw`^\(?[-+−]?\s?(?:\p{Sc}\s?)?(?:${GROUPED}|\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?\s?(?:%|\p{Sc})?\)?$`,
  'u',
)
const LEADING_ZERO = /^-?0\d+(?:\.\d+)?$/
const BOOLEAN = /^(?:true|false)$/i

type Tally = { count: number; line: number | null; found: string }

/**
 * Columns that will not be sent as their operator may think: nearly all numbers with a word among them, which makes all of
 * them text; numbers that JSON does not write so; and numbers of more digits than most programs keep.
 * @param columns as they were guessed
 */
export function columnCautions(
  columns: readonly Column[],
  records: readonly SourceRecord[],
): ColumnCaution[] {
  const sound = records.filter(({ fault }) => !fault)
  return columns.flatMap(({ name, type }, at) => {
    const caution = type === 'number' ? tooLong(sound, at) : type === 'text' ? mixed(sound, at) : null
    return caution ? [{ column: name, ...caution }] : []
  })
}

type Found = Omit<ColumnCaution, 'column'>

function tooLong(records: readonly SourceRecord[], at: number): Found | null {
  const long = none()
  let of = 0
  for (const { line, cells } of records) {
    const cell = (cells[at] ?? '').trim()
    if (cell === '') continue
    of += 1
    if (NUMBER.test(cell) && isTooLong(cell)) note(long, line, cell)
  }
  return long.count > 0 ? { code: 'long', ...long, of } : null
}

function mixed(records: readonly SourceRecord[], at: number): Found | null {
  const kinds = { number: none(), boolean: none(), json: none(), zeros: none(), written: none() }
  const odd = { number: none(), boolean: none(), json: none() }
  let of = 0
  for (const { line, cells } of records) {
    const cell = (cells[at] ?? '').trim()
    if (cell === '') continue
    of += 1
    const is = {
      number: NUMBER.test(cell),
      boolean: BOOLEAN.test(cell),
      json: /^[{[]/.test(cell) && checkJson(cell).ok,
    }
    for (const kind of ['number', 'boolean', 'json'] as const)
      note((is[kind] ? kinds : odd)[kind], line, cell)
    if (!is.number && LEADING_ZERO.test(cell)) note(kinds.zeros, line, cell)
    else if (!is.number && LOOKS_LIKE_NUMBER.test(cell)) note(kinds.written, line, cell)
  }
  const most = (count: number) => count * 2 > of
  const numeric = kinds.number.count + kinds.zeros.count + kinds.written.count
  // Numbers that only JSON writes otherwise say why, and not just that one is no number.
  if (numeric === of && kinds.written.count > 0) return { code: 'written', ...kinds.written, of }
  if (numeric === of && kinds.zeros.count > 0) return { code: 'zeros', ...kinds.zeros, of }
  for (const kind of ['number', 'boolean', 'json'] as const)
    if (most(kinds[kind].count) && odd[kind].count > 0)
      return { code: `mostly-${kind}`, ...odd[kind], count: kinds[kind].count, of }
  if (most(kinds.written.count)) return { code: 'written', ...kinds.written, of }
  return most(kinds.zeros.count) ? { code: 'zeros', ...kinds.zeros, of } : null
}

const none = (): Tally => ({ count: 0, line: null, found: '' })

function note(tally: Tally, line: number | null, cell: string) {
  if (tally.count === 0) {
    tally.line = line
    tally.found = cell.length > MOST_FOUND ? `${cell.slice(0, MOST_FOUND)}…` : cell
  }
  tally.count += 1
}

/** Whether a JSON number is another one once a program has read it as a double. */
function isTooLong(number: string): boolean {
  const digits = number
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
  if (digits.length <= 15 && !/e/i.test(number)) return false
  const value = Number(number)
  if (!Number.isFinite(value) || (value === 0 && digits !== '')) return true
  if (/^-?\d+$/.test(number)) return BigInt(value) !== BigInt(number)
  return digits.replace(/0+$/, '').length > 17
}
