import { openDatabase } from '../../../lib/database'
import type { RowToSend } from './find-earlier'

const AT_ONCE = 500

/** The rows of a batch that are to be sent, some at a time. */
export async function* rowsOf(batchId: string, rows: readonly number[]): AsyncGenerator<RowToSend[]> {
  const { db } = await openDatabase()
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const keys = rows.slice(from, from + AT_ONCE).map((row): [string, number] => [batchId, row])
    const stored = await db.batchRows.bulkGet(keys)
    yield stored.flatMap((row) => row ?? [])
  }
}
