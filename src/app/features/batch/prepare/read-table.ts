import Papa from 'papaparse'
import { MOST_ROWS, SourceFault, type SourceRecord, type TableOptions } from './source'

/** Enough to tell delimiter and line ends by. */
const SAMPLE = 64 * 1024

type TableFacts = { delimiter: string; mixedLineEnds: boolean }

/**
 * Reads a table as it streams in. Each record knows the line on which it begins; a quoted cell may hold line breaks,
 * delimiters and doubled quotes. Empty lines are no records. A row with another number of cells than the first is kept,
 * with its fault.
 */
export async function readTable(
  pieces: AsyncGenerator<string>,
  options: TableOptions,
): Promise<TableFacts & { records: SourceRecord[] }> {
  const records: SourceRecord[] = []
  let rest = ''
  let line = 1
  let format: ReturnType<typeof formatOf> | null = null
  let width: number | null = null

  const add = (cells: string[], at: number, broken: boolean) => {
    if (cells.length === 1 && cells[0]?.trim() === '' && !broken) return
    width ??= cells.length
    if (records.length > MOST_ROWS) throw new SourceFault('too-many')
    const fault = broken
      ? ({ code: 'quote' } as const)
      : cells.length === width
        ? null
        : ({ code: 'cells', found: String(cells.length), detail: String(width) } as const)
    records.push({ line: at, cells, ...(fault && { fault }) })
  }
  const parse = (text: string, last: boolean): number => {
    const { delimiter, newline } = format ?? formatOf(text, options)
    let from = 0
    const parser = new Papa.Parser({
      delimiter,
      newline,
      quoteChar: options.quote,
      fastMode: false,
      // Called with one row at a time.
      step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
        const broken = errors.some(({ type }) => type === 'Quotes')
        for (const cells of data) add(cells, line, broken)
        // Line breaks before a record belong to the one before it.
        line += breaksIn(text, from, meta.cursor)
        from = meta.cursor
      },
    } as Papa.ParseConfig)
    parser.parse(text, 0, !last)
    return from
  }
  for await (const piece of pieces) {
    rest += piece
    if (format === null && rest.length < SAMPLE) continue
    format ??= formatOf(rest, options)
    if (format.mixedLineEnds) rest = evenLineEnds(rest)
    rest = rest.slice(parse(rest, false))
  }
  format ??= formatOf(rest, options)
  if (rest !== '') parse(format.mixedLineEnds ? rest.replace(/\r\n?/g, '\n') : rest, true)
  return { records, delimiter: format.delimiter, mixedLineEnds: format.mixedLineEnds }
}

function formatOf(text: string, { delimiter, quote }: TableOptions) {
  const sample = text.slice(0, SAMPLE)
  const windows = sample.match(/\r\n/g)?.length ?? 0
  const unix = sample.match(/(?<!\r)\n/g)?.length ?? 0
  const old = sample.match(/\r(?!\n)/g)?.length ?? 0
  // Windows programs write bare line feeds within cells: those are no line ends.
  const mixedLineEnds = windows > 0 && bareEnds(sample, quote)
  const newline = mixedLineEnds || (windows === 0 && unix >= old) ? '\n' : windows > 0 ? '\r\n' : '\r'
  const guessed = delimiter === 'auto' ? guessDelimiter(sample, quote) : delimiter
  return { delimiter: guessed, newline: newline as '\n' | '\r\n' | '\r', mixedLineEnds }
}

const CANDIDATES = [',', ';', '\t', '|']
const LINES_LOOKED_AT = 30

/** The delimiter of which most lines have as many as the first line; commas where nothing speaks for another. */
function guessDelimiter(sample: string, quote: string): string {
  const lines = bareLines(sample, quote)
  const score = (candidate: string) => {
    const counts = lines.map((line) => line.split(candidate).length - 1)
    const [first = 0] = counts
    if (first === 0) return 0
    return counts.filter((count) => count === first).length / counts.length + first / 1000
  }
  const scores = CANDIDATES.map(score)
  return CANDIDATES[scores.indexOf(Math.max(...scores))] ?? ','
}

/** The first lines without what stands in quotes. The last one may be cut off. */
function bareLines(sample: string, quote: string): string[] {
  let bare = ''
  let quoted = false
  for (const c of sample) {
    if (c === quote) quoted = !quoted
    else if (!quoted) bare += c
  }
  const lines = bare.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  return lines.length > LINES_LOOKED_AT ? lines.slice(0, LINES_LOOKED_AT) : lines
}

/** Whether a record outside of quotes ends in a bare line feed. */
function bareEnds(sample: string, quote: string): boolean {
  let quoted = false
  for (let at = 0; at < sample.length; at++) {
    const c = sample[at]
    if (c === quote) quoted = !quoted
    else if (c === '\n' && !quoted && sample[at - 1] !== '\r') return true
  }
  return false
}

/** A carriage return at the very end may be half of a pair. */
const evenLineEnds = (text: string) => text.replace(/\r\n/g, '\n')

function breaksIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const c = text.charCodeAt(at)
    if (c === 0x0a || (c === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) count += 1
  }
  return count
}
