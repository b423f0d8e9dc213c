import type { Column } from '../../../lib/batch'
import { columnCautions } from './column-cautions'
import { guessColumns, plainTemplate } from './columns'
import { type Decoded, decodeInput, type OnProgress, wholeText } from './decode-input'
import { buildMatrix } from './matrix'
import { readFolder } from './read-folder'
import { readJson } from './read-json'
import { readTable } from './read-table'
import type { ReadSource, Source, SourceNote, SourceRecord } from './source'
import { underColumns } from './table-columns'

/** What a source holds, with its rows. */
export type ReadRows = Omit<ReadSource, 'count'> & { records: SourceRecord[] }

/**
 * Reads a source whole.
 * @throws {SourceFault} it can't be read, and why
 */
export async function readSource(source: Source, onProgress?: OnProgress): Promise<ReadRows> {
  switch (source.kind) {
    case 'table': {
      const decoded = await decodeInput(source.input, source.options.encoding, onProgress)
      const table = await readTable(decoded.pieces, source.options)
      const { names, records, notes } = underColumns(table, source.options)
      const columns = guessColumns(names, records)
      return {
        records,
        columns,
        template: plainTemplate(names),
        table: { delimiter: table.delimiter },
        encoding: decoded.encoding,
        notes: [...notes, ...replacedIn(decoded)],
        cautions: columnCautions(columns, records),
      }
    }
    case 'json': {
      const decoded = await decodeInput(source.input, source.encoding, onProgress)
      const name = typeof source.input === 'string' ? '' : source.input.name
      const { records, notes } = readJson(await wholeText(decoded.pieces), name)
      return {
        ...rawSeeds(['seed']),
        records,
        encoding: decoded.encoding,
        notes: [...notes, ...replacedIn(decoded)],
      }
    }
    case 'folder':
      return { ...rawSeeds(['seed', 'file']), ...(await readFolder(source.files, onProgress)) }
    case 'matrix': {
      const { names, template, records, unused } = buildMatrix(source.base, source.axes, source.how)
      const columns = names.map((name) => ({ name, type: 'json' as const, emptyIsNull: false }))
      const notes: SourceNote[] = unused > 0 ? [{ code: 'unused-values', count: unused }] : []
      return { ...NOTHING_FOUND, records, columns, template, notes }
    }
  }
}

const NOTHING_FOUND = { table: null, encoding: null, notes: [], cautions: [] }

function rawSeeds(names: string[]): Omit<ReadRows, 'records'> {
  const columns = names.map(
    (name): Column => ({ name, type: name === 'seed' ? 'json' : 'text', emptyIsNull: false }),
  )
  return { ...NOTHING_FOUND, columns, template: '{{seed}}' }
}

/** Once all is read. */
const replacedIn = ({ replaced }: Decoded): SourceNote[] =>
  replaced() > 0 ? [{ code: 'replaced', count: replaced() }] : []
