import type { BatchRow } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'

const AT_ONCE = 25

/**
 * Reads a batch's rows in the order in which they are sent, some at a time: one look into the database for many rows.
 * @param queue the order; a row that is not in it is read by itself
 */
export function createRowReader(batchId: string, queue: readonly number[]) {
  const place = new Map(queue.map((row, at) => [row, at]))
  const coming = new Map<number, Promise<BatchRow | undefined>>()
  function readFrom(row: number) {
    const at = place.get(row)
    const rows = at === undefined ? [row] : queue.slice(at, at + AT_ONCE)
    const found = openDatabase().then(({ db }) =>
      db.batchRows.bulkGet(rows.map((one): [string, number] => [batchId, one])),
    )
    // Each is waited for by whoever sends it; nobody may be left to hear of a failure twice.
    found.catch(() => {})
    for (const [index, one] of rows.entries()) {
      const row = found.then((some) => some[index])
      row.catch(() => {})
      coming.set(one, row)
    }
  }
  return (row: number): Promise<BatchRow | undefined> => {
    if (!coming.has(row)) readFrom(row)
    const found = coming.get(row)
    coming.delete(row)
    return found ?? Promise.resolve(undefined)
  }
}
