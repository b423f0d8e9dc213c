import { utf8Length } from '../../../../contract/limits'
import type { Column } from '../../../lib/batch'
import { compileSchema } from '../../../lib/json/validate'
import { type Correction, correct } from './correct'
import type { OnProgress } from './decode-input'
import { readSource } from './read-source'
import { type ReadSource, type RowFault, type Source, SourceFault, type SourceRecord } from './source'
import { compileTemplate, renderSeed } from './template'

/** What makes seeds of records. */
export type Recipe = {
  template: string
  columns: Column[]
  schemaText: string | null
  /** The largest seed that a request can carry, in bytes. */
  mostBytes: number
}

export type FaultyRow = { row: number; line: number | null; cells: string[]; fault: RowFault }
export type Misfit = {
  row: number
  line: number | null
  pointer: string
  keyword: string
  name: string | null
}
export type Duplicate = { row: number; line: number | null; of: number; ofLine: number | null }
export type BuiltRow = { row: number; line: number | null; seedText: string }

/** What the rows came to. Lists hold the first ones; counts have all. */
export type Built = {
  count: number
  good: number
  faulty: FaultyRow[]
  faultyCount: number
  /** How many rows have which fault. */
  faultyBy: Partial<Record<RowFault['code'], number>>
  misfits: Misfit[]
  misfitRows: number
  duplicates: Duplicate[]
  duplicateCount: number
  /** Rows that are both a misfit and a duplicate. */
  duplicateMisfits: number
  bytes: number
  preview: BuiltRow[]
}

/** Which rows are left out of the batch. */
export type LeftOut = { duplicates: boolean; misfits: boolean }

/** A row as it goes into the batch. */
export type ReadyRow = { line: number | null; values: string[]; seedText: string }

const MOST_LISTED = 300
const PREVIEWED = 5

/** Holds the rows of one source, makes their seeds, and hands them out in parts. Lives in a worker. */
export function createWorkshop() {
  let records: SourceRecord[] = []
  let seeds: (string | null)[] = []
  let duplicateRows = new Set<number>()
  let misfitRows = new Set<number>()
  let recipe: Recipe | null = null

  /** @param corrections what was mended by hand when the source was read before */
  async function read(
    source: Source,
    corrections: readonly Correction[],
    onProgress?: OnProgress,
  ): Promise<ReadSource> {
    const found = await readSource(source, onProgress)
    if (found.records.length === 0) throw new SourceFault('empty')
    const { records: read, ...rest } = found
    records = read
    correct(records, corrections)
    return { ...rest, count: records.length }
  }

  function build(next: Recipe): Built {
    recipe = next
    const template = compileTemplate(next.template, next.columns)
    const validate = next.schemaText === null ? null : schemaOf(next.schemaText)
    const first = new Map<string, number>()
    const built: Built = {
      count: records.length,
      good: 0,
      faulty: [],
      faultyCount: 0,
      faultyBy: {},
      misfits: [],
      misfitRows: 0,
      duplicates: [],
      duplicateCount: 0,
      duplicateMisfits: 0,
      bytes: 0,
      preview: [],
    }
    duplicateRows = new Set()
    misfitRows = new Set()
    seeds = records.map(({ line, cells, fault }, row) => {
      const rendered = fault ? ({ ok: false, fault } as const) : renderSeed(template, cells)
      const wrong = rendered.ok ? sizeFault(rendered.seedText, next.mostBytes) : rendered.fault
      if (!rendered.ok || wrong) {
        built.faultyCount += 1
        if (!wrong) return null
        built.faultyBy[wrong.code] = (built.faultyBy[wrong.code] ?? 0) + 1
        if (built.faulty.length < MOST_LISTED) built.faulty.push({ row, line, cells, fault: wrong })
        return null
      }
      const { seedText } = rendered
      built.good += 1
      built.bytes += utf8Length(seedText)
      if (built.preview.length < PREVIEWED) built.preview.push({ row, line, seedText })
      const of = first.get(seedText)
      if (of === undefined) first.set(seedText, row)
      else {
        duplicateRows.add(row)
        if (built.duplicates.length < MOST_LISTED)
          built.duplicates.push({ row, line, of, ofLine: records[of]?.line ?? null })
      }
      for (const { pointer, keyword, name } of validate?.(seedText) ?? []) {
        misfitRows.add(row)
        if (built.misfits.length < MOST_LISTED) built.misfits.push({ row, line, pointer, keyword, name })
      }
      return seedText
    })
    built.duplicateCount = duplicateRows.size
    built.misfitRows = misfitRows.size
    built.duplicateMisfits = [...misfitRows].filter((row) => duplicateRows.has(row)).length
    return built
  }

  /** Puts other cells in place of a row's, and makes all seeds anew. */
  function fix(row: number, cells: string[]): Built | null {
    const old = records[row]
    if (!old || !recipe) return null
    records[row] = { line: old.line, cells }
    return build(recipe)
  }

  const stays = (row: number, out: LeftOut) =>
    seeds[row] != null && !(out.duplicates && duplicateRows.has(row)) && !(out.misfits && misfitRows.has(row))

  /**
   * The rows that go into the batch, from one on.
   * @returns `next`: where to go on; null at the end
   */
  function take(from: number, most: number, out: LeftOut): { rows: ReadyRow[]; next: number | null } {
    const rows: ReadyRow[] = []
    let at = from
    for (; at < records.length && rows.length < most; at++) {
      const record = records[at]
      const seedText = seeds[at]
      if (record && seedText != null && stays(at, out))
        rows.push({ line: record.line, values: record.cells, seedText })
    }
    return { rows, next: at < records.length ? at : null }
  }

  const countOf = (out: LeftOut) => records.reduce((sum, _, row) => sum + (stays(row, out) ? 1 : 0), 0)

  return { read, build, fix, take, countOf }
}

function sizeFault(seedText: string, mostBytes: number): RowFault | null {
  const bytes = utf8Length(seedText)
  return bytes > mostBytes ? { code: 'too-large', found: String(bytes), detail: String(mostBytes) } : null
}

/** A schema that can't be used says nothing about the seeds; the seed's own page says why. */
function schemaOf(schemaText: string): ReturnType<typeof compileSchema> | null {
  try {
    return compileSchema(schemaText)
  } catch {
    return null
  }
}
