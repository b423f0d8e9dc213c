import { type Source, SourceFault, type TableOptions } from '../prepare/source'
import { createWorkshop, type LeftOut, type Recipe } from '../prepare/workshop'

const OPTIONS: TableOptions = { delimiter: 'auto', quote: '"', encoding: 'auto', header: true }
export const ALL: LeftOut = { duplicates: false, misfits: false }

/** A table, read with what it says of itself unless told otherwise. */
export const table = (input: string | File, options: Partial<TableOptions> = {}): Source => ({
  kind: 'table',
  input,
  options: { ...OPTIONS, ...options },
})

export const json = (input: string | File): Source => ({ kind: 'json', input, encoding: 'auto' })

export const file = (bytes: BlobPart[], name = 'rows.csv') => new File(bytes, name)

/** Reads and builds with what the source suggests, unless told otherwise. */
export async function prepare(source: Source, change: Partial<Recipe> = {}) {
  const workshop = createWorkshop()
  const found = await workshop.read(source, [])
  const recipe = { template: found.template, columns: found.columns, schemaText: null, mostBytes: 6_000_000 }
  const built = workshop.build({ ...recipe, ...change })
  const { rows } = workshop.take(0, 100_000, ALL)
  return { workshop, found, built, rows, seeds: rows.map(({ seedText }) => seedText) }
}

/** @returns why nothing of a source can be used, as its code and detail; null where it can */
export const faultOf = (source: Source, change: Partial<Recipe> = {}): Promise<string | null> =>
  prepare(source, change).then(
    () => null,
    (error) => {
      if (error instanceof SourceFault) return `${error.code} ${error.detail}`.trim()
      throw error
    },
  )
