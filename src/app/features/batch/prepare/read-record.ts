import { checkJson } from '../../../../contract/json-text'
import type { RowFault } from './source'

/** How cells are told apart. `quote`: null where quotes are characters like any other. */
export type CellFormat = {
  delimiter: string
  quote: string | null
  /** Lines end in a carriage return alone. */
  bareReturn: boolean
}

/** A quote out of place: which cell has it, from 0, and what stands there. */
export type QuoteFault = {
  code: Extract<RowFault['code'], 'quote' | 'quote-space' | 'quote-inside' | 'quote-after'>
  cell: number
  found: string
}
export type TextRecord = { cells: string[]; end: number; fault: QuoteFault | null }

const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a

/**
 * Reads one record of a table (RFC 4180). A quote out of place is a fault of its own record: what follows it in that cell is
 * taken as it stands, and the next line is read as if nothing had been. Blanks after a closing quote say nothing.
 * @param last whether nothing comes after this text
 * @returns the record and where the next one begins; null where more text is needed to know
 */
export function readRecord(
  text: string,
  start: number,
  { delimiter, quote, bareReturn }: CellFormat,
  last: boolean,
): TextRecord | null {
  const ends = delimiter.charCodeAt(0)
  const cells: string[] = []
  let fault: QuoteFault | null = null
  let at = start
  const blame = (code: QuoteFault['code'], found: string) => {
    fault ??= { code, cell: cells.length, found }
  }
  const cellEnd = (from: number) => {
    let end = from
    while (end < text.length) {
      const c = text.charCodeAt(end)
      if (c === ends || c === LINE_FEED || (bareReturn && c === CARRIAGE_RETURN)) break
      end += 1
    }
    return end
  }
  for (;;) {
    let cell: string
    if (quote !== null && text[at] === quote) {
      const close = closingQuote(text, at, quote)
      if (close === null) {
        if (!last) return null
        cell = unquoted(text.slice(at + 1), quote)
        blame('quote', text.slice(at))
        return { cells: [...cells, cell], end: text.length, fault }
      }
      const end = cellEnd(close + 1)
      const after = withoutReturn(text, close + 1, end)
      cell = unquoted(text.slice(at + 1, close), quote)
      if (after.trim() !== '') {
        blame('quote-after', after)
        cell += after
      }
      at = end
    } else {
      const end = cellEnd(at)
      cell = withoutReturn(text, at, end)
      const mark = quote === null ? -1 : cell.indexOf(quote)
      if (mark >= 0 && !isJson(cell))
        blame(cell.slice(0, mark).trim() === '' ? 'quote-space' : 'quote-inside', cell)
      at = end
    }
    cells.push(cell)
    if (at >= text.length) return last ? { cells, end: at, fault } : null
    if (text.charCodeAt(at) !== ends) break
    at += 1
  }
  // A line feed may still come to a carriage return.
  if (bareReturn && at + 1 === text.length && !last) return null
  const both = text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED
  return { cells, end: at + (both ? 2 : 1), fault }
}

/** A carriage return before the line feed belongs to the line's end. */
function withoutReturn(text: string, from: number, end: number): string {
  let to = end
  if (text.charCodeAt(end) === LINE_FEED || end === text.length)
    while (to > from && text.charCodeAt(to - 1) === CARRIAGE_RETURN) to -= 1
  return text.slice(from, to)
}

/** Where the quote that opens at `from` closes; null where it does not, as far as this text goes. */
function closingQuote(text: string, from: number, quote: string): number | null {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf(quote, at)
    if (at < 0) return null
    if (text[at + 1] !== quote) return at
  }
}

/** Raw JSON in a cell of its own, as it comes from a spreadsheet's clipboard, has its quotes where they belong. */
const isJson = (cell: string) => /^\s*[{[]/.test(cell) && checkJson(cell).ok

const unquoted = (cell: string, quote: string) => cell.replaceAll(quote + quote, quote)
