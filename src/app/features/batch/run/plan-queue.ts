import type { Batch } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { isOwnRun } from '../../../lib/own-run'
import { maySend } from './row-state'

/** What is left of a batch to be sent, and how much of its limit is used up. */
export type BatchPlan = { queue: number[]; left: number; open: { startId: string; row: number }[] }

/**
 * Looks up which rows may be sent without asking again. Every claim but those proven unsent counts against the limit.
 * `open`: rows whose run has no outcome yet.
 */
export async function planQueue({ id, rowCount, limit, pace, leftOut = [] }: Batch): Promise<BatchPlan> {
  const { db } = await openDatabase()
  const [claims, notSent, sending] = await db.transaction('r', db.batchClaims, db.runs, () =>
    Promise.all([
      db.batchClaims.where('[batchId+row]').between([id, 0], [id, rowCount], true, true).toArray(),
      db.runs
        .where('state')
        .equals('not-sent')
        .filter((run) => run.batchId === id && isOwnRun(run))
        .toArray(),
      db.runs
        .where('state')
        .equals('sending')
        .filter((run) => run.batchId === id && isOwnRun(run))
        .toArray(),
    ]),
  )
  const claimed = new Map(claims.map(({ row, startId }) => [row, startId]))
  const unsent = new Map(notSent.map((run) => [run.startId, run]))
  const without = new Set(leftOut)
  const queue = Array.from({ length: rowCount }, (_, row) => row).filter((row) => {
    if (without.has(row)) return false
    const startId = claimed.get(row) ?? null
    return maySend({ startId }, startId === null ? undefined : unsent.get(startId))
  })
  const used = claims.filter(({ startId }) => !unsent.has(startId)).length
  return {
    queue: pace.order === 'any' ? shuffled(queue) : queue,
    left: Math.max(0, limit - used),
    open: sending.map(({ startId, batchRow = 0 }) => ({ startId, row: batchRow })),
  }
}

function shuffled(rows: number[]): number[] {
  for (let at = rows.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1))
    const row = rows[at] ?? 0
    rows[at] = rows[other] ?? 0
    rows[other] = row
  }
  return rows
}
