import type { Column } from '../../../lib/batch'

/** What was chosen, dropped or pasted. */
export type Input = File | string

/** A chosen file, and where it lies in its folder. */
export type ChosenFile = { path: string; file: File }

/** Bytes of all of them together. */
export const bytesOf = (files: readonly ChosenFile[]): number =>
  files.reduce((sum, { file }) => sum + file.size, 0)

export const ENCODINGS = ['auto', 'utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]
export const DELIMITERS = ['auto', ',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]
export const QUOTES = ['"', "'"] as const

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
  /** What was found out about a table. */
  table: { delimiter: string; encoding: string; mixedLineEnds: boolean } | null
}

/** Why a row can't be sent, in codes that the page turns into words. */
export type RowFault = {
  code:
    | 'cells'
    | 'quote'
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
