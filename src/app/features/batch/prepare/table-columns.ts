import { isBlank } from './blank'
import { columnNames } from './columns'
import type { QuoteFault } from './read-record'
import type { RawTable, TableRow } from './read-table'
import type { RowFault, SourceNote, SourceRecord, TableOptions } from './source'
import { SourceFault } from './source'

const MOST_FOUND = 60

/**
 * The rows of a table under its columns, and what was passed over. A column without a name and without any value is none; a
 * row with too few or too many values, with quotes out of place or a NUL keeps its fault.
 */
export function underColumns(
  { rows, emptyRows, separatorLine }: RawTable,
  options: TableOptions,
): { names: string[]; records: SourceRecord[]; notes: SourceNote[] } {
  const header = options.header ? (rows[0] ?? null) : null
  const body = header ? rows.slice(1) : rows
  const width = header?.cells.length ?? body[0]?.cells.length ?? 0
  const all = columnNames(header?.cells ?? null, width)
  const kept = keptColumns(header, body, width)
  const least = 1 + (kept.at(-1) ?? 0)
  const nameOf = (cell: number) => all[cell] ?? `column ${cell + 1}`
  const faultOf = ({ cells, fault, lines }: TableRow): RowFault | null => {
    if (fault) return quoteFault(fault, nameOf(fault.cell), lines)
    const nul = cells.findIndex((cell) => cell.includes('\0'))
    if (nul >= 0) return { code: 'nul', column: nameOf(nul) }
    const fits = cells.length >= least && cells.slice(width).every(isBlank)
    return fits ? null : { code: 'cells', found: String(cells.length), detail: String(width) }
  }
  const headerFault = header && (header.fault || header.cells.some((cell) => cell.includes('\0')))
  const headerIs = header && headerFault ? faultOf(header) : null
  if (header && headerIs?.code === 'quote') throw new SourceFault('header-quote', String(header.line))
  const records = body.map((row): SourceRecord => {
    const fault = faultOf(row)
    const cells = fault ? cellsAsTheyAre(row, kept, width) : kept.map((at) => row.cells[at] ?? '')
    return { line: row.line, cells, ...(fault && { fault }) }
  })
  const notes: SourceNote[] = []
  if (separatorLine) notes.push({ code: 'separator-line' })
  if (header && headerIs) notes.push({ code: 'header', line: header.line, fault: headerIs })
  if (kept.length < width) notes.push({ code: 'empty-columns', count: width - kept.length })
  if (emptyRows > 0) notes.push({ code: 'empty-rows', count: emptyRows })
  return { names: kept.map(nameOf), records, notes }
}

/** Places of the columns that have a name, or a value in any row whose quotes are sound; all, where neither is to be had. */
function keptColumns(header: TableRow | null, body: readonly TableRow[], width: number): number[] {
  const places = Array.from({ length: width }, (_, at) => at)
  if (header === null && body.every(({ fault }) => fault !== null)) return places
  const nameless = new Set(places.filter((at) => isBlank(header?.cells[at] ?? '')))
  for (const { cells, fault } of body) {
    if (nameless.size === 0) break
    if (fault === null) for (const at of nameless) if (!isBlank(cells[at] ?? '')) nameless.delete(at)
  }
  return places.filter((at) => !nameless.has(at))
}

/** A row with too few cells keeps as few, one with too many all of them. */
const cellsAsTheyAre = ({ cells }: TableRow, kept: readonly number[], width: number): string[] => [
  ...kept.filter((at) => at < cells.length).map((at) => cells[at] ?? ''),
  ...cells.slice(width),
]

const quoteFault = ({ code, found }: QuoteFault, column: string, lines: number): RowFault => ({
  code,
  column,
  found: found.length > MOST_FOUND ? `${found.slice(0, MOST_FOUND)}…` : found,
  ...(lines > 1 && { detail: String(lines) }),
})
