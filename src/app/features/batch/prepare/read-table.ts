import { isBlank } from './blank'
import { type CellFormat, type QuoteFault, readRecord } from './read-record'
import { MOST_ROWS, SourceFault, type TableOptions } from './source'
import { formatOf } from './table-format'

/** Enough to tell delimiter and line ends by. */
const SAMPLE = 64 * 1024

/** One row of a table as it stands. `lines`: over how many lines it goes. */
export type TableRow = { line: number; lines: number; cells: string[]; fault: QuoteFault | null }

export type RawTable = {
  rows: TableRow[]
  delimiter: string
  /** Rows that hold nothing, but for empty lines at either end. */
  emptyRows: number
  /** The first line named the delimiter (`sep=;`). */
  separatorLine: boolean
}

/**
 * Reads a table as it streams in. Each row knows the line on which it begins; a quoted cell may hold line breaks,
 * delimiters and doubled quotes. Rows without any value are counted and are none.
 */
export async function readTable(pieces: AsyncGenerator<string>, options: TableOptions): Promise<RawTable> {
  const rows: TableRow[] = []
  const most = MOST_ROWS + (options.header ? 1 : 0)
  let format: (CellFormat & { separatorLine: string }) | null = null
  let rest = ''
  let line = 1
  let emptyRows = 0
  let emptyLines = 0

  const add = (row: TableRow) => {
    if (row.fault === null && row.cells.every(isBlank)) {
      // Nobody means an empty line at either end of a file as a row.
      if (row.cells.length > 1 || row.cells[0] !== '') emptyRows += 1
      else if (rows.length > 0) emptyLines += 1
      return
    }
    emptyRows += emptyLines
    emptyLines = 0
    if (rows.length >= most) throw new SourceFault('too-many')
    rows.push(row)
  }
  /** @returns what is left, of a row that goes on */
  const take = (text: string, last: boolean): string => {
    let at = 0
    if (format === null) {
      format = formatOf(text.slice(0, SAMPLE), options)
      at = format.separatorLine.length
      line += breaksIn(text, 0, at)
    }
    while (at < text.length) {
      const record = readRecord(text, at, format, last)
      if (record === null) break
      const lines = breaksIn(text, at, record.end)
      add({ line, lines: Math.max(1, lines), cells: record.cells, fault: record.fault })
      line += lines
      at = record.end
    }
    return text.slice(at)
  }
  // A row that goes on is looked at again only once as much has come as there was: else long cells would take forever.
  let enough = SAMPLE
  for await (const piece of pieces) {
    rest += piece
    if (rest.length < enough) continue
    rest = take(rest, false)
    enough = rest.length * 2
  }
  take(rest, true)
  const known: CellFormat & { separatorLine: string } = format ?? formatOf('', options)
  return { rows, delimiter: known.delimiter, emptyRows, separatorLine: known.separatorLine !== '' }
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const c = text.charCodeAt(at)
    if (c === 0x0a || (c === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) count += 1
  }
  return count
}
