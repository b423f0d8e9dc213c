import type { Batch } from '../../../lib/batch'
import { csvLine } from '../../../lib/csv-cell'
import { layOut } from '../../../lib/json/lay-out'
import { isoTime } from '../../../lib/possible-time'
import { type JoinedRow, joinedRows } from './joined-rows'

/** The rows in their order, some at a time; where they end with an error, nothing is made of them. */
type RowsToSave = AsyncIterable<JoinedRow[]>

const iso = (ms: number | null | undefined) => (ms == null ? '' : (isoTime(ms) ?? ''))

/** The results as CSV for spreadsheets: input columns first, then what became of the row. UTF-8 with its mark. */
export async function resultsAsCsv(batch: Batch, rows: RowsToSave = joinedRows(batch)): Promise<Blob> {
  const names = batch.columns.map(({ name }) => name)
  const own = [
    'row',
    'line',
    'state',
    'execution_id',
    'reason',
    'message',
    'sent_at',
    'result_at',
    'verified',
    'result',
    'seed',
  ]
  // Each part as a blob: those the browser may put on the disk.
  const parts: BlobPart[] = [
    '\ufeff',
    csvLine([...names, ...own.map((name) => (names.includes(name) ? `run.${name}` : name))]),
  ]
  for await (const some of rows) {
    parts.push(
      new Blob(
        some.map(({ row, state, run, result }) =>
          csvLine([
            ...names.map((_, at) => row.values[at] ?? ''),
            String(row.row + 1),
            row.line === null ? '' : String(row.line),
            state,
            run?.executionId ?? '',
            run?.reason ?? '',
            run?.message ?? '',
            run?.sentAt ?? '',
            iso(run?.resultAt),
            result ? String(result.verified) : '',
            result?.text ?? '',
            row.seedText,
          ]),
        ),
      ),
    )
  }
  return new Blob(parts, { type: 'text/csv' })
}

/** One JSON object a line. Seeds and JSON results stand in it as they were written, numbers and all. */
export async function resultsAsJsonLines(batch: Batch, rows: RowsToSave = joinedRows(batch)): Promise<Blob> {
  const parts: Blob[] = []
  for await (const some of rows) parts.push(new Blob(some.map((joined) => `${jsonLine(batch, joined)}\n`)))
  return new Blob(parts, { type: 'application/x-ndjson' })
}

function jsonLine(batch: Batch, { row, state, run, result }: JoinedRow): string {
  const input = batch.columns.map(
    ({ name }, at) => `${JSON.stringify(name)}:${JSON.stringify(row.values[at] ?? '')}`,
  )
  const members = {
    row: String(row.row + 1),
    line: JSON.stringify(row.line),
    input: `{${input.join(',')}}`,
    seed: row.seedText.trim() === '' ? 'null' : layOut(row.seedText, 'compact'),
    state: JSON.stringify(state),
    execution_id: JSON.stringify(run?.executionId ?? null),
    reason: JSON.stringify(run?.reason ?? null),
    message: JSON.stringify(run?.message ?? null),
    sent_at: JSON.stringify(run?.sentAt ?? null),
    result_at: JSON.stringify(iso(run?.resultAt) || null),
    result:
      result === null ? 'null' : result.isJson ? layOut(result.text, 'compact') : JSON.stringify(result.text),
    verified: JSON.stringify(result?.verified ?? null),
  }
  return `{${Object.entries(members)
    .map(([name, json]) => `"${name}":${json}`)
    .join(',')}}`
}
