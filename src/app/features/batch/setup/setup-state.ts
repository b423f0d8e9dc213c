import { type Batch, type Column, DEFAULT_PACE, type Pace } from '../../../lib/batch'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import type { Correction } from '../prepare/correct'
import type { Axis, ChosenFile, ReadSource, Source, SourceFault, TableOptions } from '../prepare/source'
import type { Built, LeftOut } from '../prepare/workshop'

export type SourceKind = Source['kind']
/** Sources that are chosen, dropped or pasted. */
export type InputKind = Exclude<SourceKind, 'matrix'>

export type SetupFault = { code: SourceFault['code']; detail: string }

/** Files that were chosen before a reload and could not be kept: they have to be chosen again. */
export type Absent = { name: string; count: number; bytes: number }

/** What was given for one kind of source. A file stands before what is typed; both stay while another kind is looked at. */
export type Given = { text: string; files: readonly ChosenFile[]; absent: Absent | null }

/** How columns of these names become seeds. */
export type Shape = Pick<Batch, 'columns' | 'template'>

/** A batch that is being put together. All that was typed or chosen for it is kept; what follows from it is made anew. */
export type Setup = {
  kind: SourceKind
  given: Record<InputKind, Given>
  options: TableOptions
  base: string
  axes: Axis[]
  how: 'product' | 'zip'
  corrections: readonly Correction[]
  /** A row that is being mended, and its cells as they are typed. */
  mending: { row: number; cells: string[] } | null
  /** What the operator made of columns of these names, newest first. */
  shapes: readonly Shape[]
  leftOut: LeftOut
  pace: Pace
  form: LaunchForm | null
  /** Grows when the form was put in from outside: what shows it begins anew. */
  adopted: number
  schemaText: string | null
  /** From 0 to 1 while the source is read. */
  reading: number | null
  fault: SetupFault | null
  found: ReadSource | null
  columns: Column[]
  template: string
  templateFault: SetupFault | null
  built: Built | null
}

export const NOTHING_GIVEN: Given = { text: '', files: [], absent: null }

export const FIRST: Setup = {
  kind: 'table',
  given: { table: NOTHING_GIVEN, json: NOTHING_GIVEN, folder: NOTHING_GIVEN },
  options: { delimiter: 'auto', quote: '"', encoding: 'auto', header: true },
  base: '',
  axes: [{ path: '', values: { kind: 'list', text: '' } }],
  how: 'product',
  corrections: [],
  mending: null,
  shapes: [],
  leftOut: { duplicates: false, misfits: false },
  pace: DEFAULT_PACE,
  form: null,
  adopted: 0,
  schemaText: null,
  reading: null,
  fault: null,
  found: null,
  columns: [],
  template: '',
  templateFault: null,
  built: null,
}

/** What is to be read; null while nothing is given. */
export function sourceOf({ kind, given, options, base, axes, how }: Setup): Source | null {
  if (kind === 'matrix') return base.trim() === '' ? null : { kind, base, axes, how }
  const { text, files } = given[kind]
  if (kind === 'folder') return files.length === 0 ? null : { kind, files }
  const input = files[0]?.file ?? (text.trim() === '' ? null : text)
  if (input === null) return null
  return kind === 'table' ? { kind, input, options } : { kind, input, encoding: options.encoding }
}

const MOST_SHAPES = 20

export function withShape(shapes: readonly Shape[], shape: Shape): readonly Shape[] {
  const others = shapes.filter(({ columns }) => !sameNames(columns, shape.columns))
  return [shape, ...others].slice(0, MOST_SHAPES)
}

/**
 * What makes the seeds of a source: what the operator made of such columns before, else what the source suggests. A matrix
 * is its own template.
 */
export function shapeOf({ kind, shapes }: Setup, found: ReadSource): Shape {
  const known =
    kind === 'matrix' ? undefined : shapes.find(({ columns }) => sameNames(columns, found.columns))
  const { columns, template } = known ?? found
  return { columns: columns.map((column) => ({ ...column })), template }
}

const sameNames = (a: readonly Column[], b: readonly Column[]) =>
  a.length === b.length && a.every(({ name }, at) => name === b[at]?.name)
