import type { CellFormat } from './read-record'
import type { TableOptions } from './source'

const CANDIDATES = [',', ';', '\t', '|']
const LINES_LOOKED_AT = 30

/**
 * How a table is written: what ends its cells and its lines, and what quotes them.
 * @param sample its beginning
 * @returns `separatorLine`: the first line with its end, where it only names the delimiter; else empty
 */
export function formatOf(
  sample: string,
  { delimiter, quote }: TableOptions,
): CellFormat & { separatorLine: string } {
  const { line: separatorLine, names } = separatorOf(sample)
  const mark = quote === 'none' ? null : quote
  const bare = withoutQuoted(sample.slice(separatorLine.length), mark)
  return {
    delimiter: delimiter === 'auto' ? (names ?? guessDelimiter(bare)) : delimiter,
    quote: mark,
    bareReturn: !bare.includes('\n') && bare.includes('\r'),
    separatorLine,
  }
}

/** Excel's own first line: `sep=;`, in quotes or not, and with as many empty cells as a program may have added. */
function separatorOf(sample: string): { line: string; names: string | null } {
  const found = /^(["']?)sep=(\\t|[^\p{L}\p{N}\r\n"']?)\1([\s,;|"']*?)(?:\r\n|\n|\r|$)/iu.exec(sample)
  if (!found) return { line: '', names: null }
  const [line, , named = '', more = ''] = found
  const delimiter = named === '\\t' ? '\t' : named
  // Saved again with another delimiter, it names the one of before.
  const others = [...more].some((c) => CANDIDATES.includes(c) && c !== delimiter)
  return { line, names: delimiter === '' || others ? null : delimiter }
}

/** The delimiter of which most lines have as many as the first line; commas where nothing speaks for another. */
function guessDelimiter(bare: string): string {
  const lines = bare
    .split(/\r\n|\n|\r/, LINES_LOOKED_AT * 4)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT)
  const score = (candidate: string, of: readonly string[] = lines) => {
    const counts = of.map((line) => line.split(candidate).length - 1)
    const [first = 0] = counts
    if (first === 0) return 0
    return counts.filter((count) => count === first).length / counts.length + first / 1000
  }
  const scores = CANDIDATES.map((candidate) => score(candidate))
  // Between digits, a comma is a decimal one where something else divides every line alike.
  if (scores.some((one, at) => at > 0 && one > 1))
    scores[0] = score(
      ',',
      lines.map((line) => line.replace(/(?<=\d),(?=\d)/g, '')),
    )
  return CANDIDATES[scores.indexOf(Math.max(...scores))] ?? ','
}

/** A text without what stands in quotes. Only a quote at the beginning of a cell opens one. */
function withoutQuoted(sample: string, quote: string | null): string {
  if (quote === null || !sample.includes(quote)) return sample
  let bare = ''
  let quoted = false
  let begins = true
  for (let at = 0; at < sample.length; at++) {
    const c = sample[at] ?? ''
    if (quoted) {
      if (c !== quote) continue
      if (sample[at + 1] === quote) at += 1
      else quoted = false
      continue
    }
    if (c === quote && begins) {
      quoted = true
      continue
    }
    bare += c
    begins = c === '\n' || c === '\r' || CANDIDATES.includes(c) || (begins && c === ' ')
  }
  return bare
}
