import type { Column } from '../../../lib/batch'

/** What was chosen, dropped or pasted. */
export type Input = File | string

/** A chosen file, and where it lies in its folder. */
export type ChosenFile = { path: string; file: File }

/** Bytes of all of them together. */
export const bytesOf = (files: readonly ChosenFile[]): number =>
  files.reduce((sum, { file }) => sum + file.size, 0)

/** Everything that `TextDecoder` knows (https://encoding.spec.whatwg.org/#names-and-labels), by its own names. */
export const ENCODINGS = [
  'auto',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-8-i',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'iso-8859-16',
  'koi8-r',
  'koi8-u',
  'macintosh',
  'x-mac-cyrillic',
  'ibm866',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gbk',
  'gb18030',
  'big5',
  'euc-kr',
  'x-user-defined',
] as const
export type Encoding = (typeof ENCODINGS)[number]
export const DELIMITERS = ['auto', ',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]
/** `none`: quotes are characters like any other. */
export const QUOTES = ['"', "'", 'none'] as const

/** How a table is read. */
export type TableOptions = {
  delimiter: Delimiter
  quote: (typeof QUOTES)[number]
  encoding: Encoding
  /** The first row names the columns. */
  header: boolean
}

/** One chosen path of a matrix, with the values that it takes. */
export type Axis = { path: string; values: AxisValues }
export type AxisValues =
  /** One on each line: JSON as written, and what is no JSON as text. */
  | { kind: 'list'; text: string }
  /** Numbers or dates, both ends included. */
  | { kind: 'range'; from: string; to: string; step: string }

/** Where a batch's rows come from. */
export type Source =
  | { kind: 'table'; input: Input; options: TableOptions }
  | { kind: 'json'; input: Input; encoding: Encoding }
  | { kind: 'folder'; files: readonly ChosenFile[] }
  | { kind: 'matrix'; base: string; axes: Axis[]; how: 'product' | 'zip' }

/** One entry of the source. `fault`: why it could not be read as one. */
export type SourceRecord = { line: number | null; cells: string[]; fault?: RowFault }

/** What a source turned out to hold. `template`: what makes the seeds until the operator says otherwise. */
export type ReadSource = {
  columns: Column[]
  template: string
  count: number
  /** What separates the cells of a table. */
  table: { delimiter: string } | null
  /** What a file's bytes were taken for; null where there is no single file. */
  encoding: FoundEncoding | null
  notes: SourceNote[]
  cautions: ColumnCaution[]
}

/** The first cells that an encoding makes a difference to, as one encoding reads them. */
export type Reading = { encoding: string; cells: string[] }

/** How an encoding was found. Only a guess has readings: its own first, then those of the next likely ones. */
export type FoundEncoding = {
  name: string
  how: 'mark' | 'utf-8' | 'pattern' | 'chosen' | 'guess'
  readings: Reading[]
}

/** What was passed over or understood without being asked, each once. */
export type SourceNote =
  | { code: 'empty-rows'; count: number }
  | { code: 'empty-columns'; count: number }
  | { code: 'other-files'; count: number; found: string }
  /** Values of a matrix side by side, where another list is shorter. */
  | { code: 'unused-values'; count: number }
  /** Files of a folder that are no UTF-8, and what the first one was taken for. */
  | { code: 'guessed-files'; count: number; found: string; encoding: string }
  /** The first line named the delimiter. */
  | { code: 'separator-line' }
  /** The row with the names, which can't be mended here. */
  | { code: 'header'; line: number; fault: RowFault }
  /** JSON values over several lines, or several on one. */
  | { code: 'values' }
  /** JSON values with commas between or after them where none belong. */
  | { code: 'commas' }
  /** Characters that stand for what could not be read. */
  | { code: 'replaced'; count: number }

/** A column whose values are not all of the kind that most of them are, or are numbers only to the eye. */
export type ColumnCaution = {
  code: 'mostly-number' | 'mostly-boolean' | 'mostly-json' | 'zeros' | 'written' | 'long'
  column: string
  /** As many values as are meant, of those that are not empty. */
  count: number
  of: number
  /** The first value that is not like the others, or the first one that is meant, and where it stands. */
  line: number | null
  found: string
}

/** Why a row can't be sent, in codes that the page turns into words. */
export type RowFault = {
  code:
    | 'cells'
    /** Opens, and is never closed. */
    | 'quote'
    /** A space stands before the quote that was to open the cell. */
    | 'quote-space'
    /** Stands within a cell that does not begin with one. */
    | 'quote-inside'
    /** Closes, and text follows. */
    | 'quote-after'
    | 'nul'
    | 'binary'
    | 'empty'
    | 'number'
    | 'boolean'
    | 'null'
    | 'json'
    | 'too-large'
    | 'not-json'
    | 'unreadable'
  /** The column at fault, and what stands in its cell. */
  column?: string
  found?: string
  /** For what has a place or a count: the platform's limit, the line within the cell, … */
  detail?: string
}

/** Why a whole source or template can't be used. */
export class SourceFault extends Error {
  override name = 'SourceFault'
  constructor(
    readonly code:
      | 'empty'
      | 'too-many'
      | 'too-large'
      | 'array'
      | 'binary'
      | 'utf-32'
      | 'header-quote'
      | 'values'
      | 'lines'
      | 'matrix-base'
      | 'matrix-path'
      | 'matrix-overlap'
      | 'matrix-range'
      | 'matrix-empty'
      | 'template-empty'
      | 'template-column'
      | 'template-json'
      | 'unreadable',
    readonly detail = '',
  ) {
    super(code)
  }
}

export const MOST_ROWS = 50_000
export const MOST_BYTES = 50 * 1024 * 1024
