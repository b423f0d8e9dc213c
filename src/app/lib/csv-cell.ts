/** At the very beginning, and behind what a spreadsheet of another country, or one that is told to, splits cells and rows at. */
const FORMULA = /(^|[;|\t\r\n])([ "\u00a0\u200b-\u200f\u2060\u3000\ufeff]*)(?=([=+\-@＝＋－＠]))/g
/** A number with its sign, up to where the cell, or an entry of a list, ends. */
const NUMBER = /^[+-]?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,9})? ?,?(?:[;|\t\r\n]|$)/

/**
 * A value as a cell of a CSV file (RFC 4180). A text that a spreadsheet would take for a formula, whole or where it splits
 * it, gets an apostrophe before it, which is how a spreadsheet itself marks a text (OWASP, CSV injection); the wide forms of
 * the same signs count, a plain number with its sign does not.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = (/^[\t\r\n]/.test(value) ? `'${value}` : value).replaceAll(
    FORMULA,
    (_, separator: string, lead: string, _sign: string, at: number, whole: string) => {
      const from = at + separator.length + lead.length
      const isNumber = NUMBER.test(whole.slice(from, from + 110))
      return isNumber ? separator + lead : `${separator}'${lead}`
    },
  )
  return /[",;|\t\r\n]|^\s|\s$|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A row of a CSV file, its line break included. */
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`
