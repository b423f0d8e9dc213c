import type { Delivery } from '../../../../contract/inbox-messages'
import type { Batch, BatchRow } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { isVerified } from '../../../lib/delivery'
import { askUndoBrotli } from '../../../lib/delivery-text/ask-undo-brotli'
import { textOf } from '../../../lib/delivery-text/delivery-texts'
import { isOwnRun } from '../../../lib/own-run'
import type { Run } from '../../../lib/run'
import { type RowState, rowState } from '../run/row-state'

/** A row of the list with what became of it. `result`: the text that was delivered, decoded; bytes that are none as base64. */
export type JoinedRow = {
  row: BatchRow
  state: RowState
  run: Run | null
  result: { text: string; isJson: boolean; verified: boolean } | null
}

const AT_ONCE = 250
/** A small body may hold megabytes once it is decoded: so many characters of results are handed on at the latest. */
const MOST_TEXT = 16 * 1024 * 1024

/**
 * All rows of a batch in their order, joined with runs and results, in parts: a large batch never stands in memory whole.
 * @param over asked for when nobody waits for them any more
 * @throws the reason of `over`
 */
export async function* joinedRows(
  { id, rowCount, leftOut = [] }: Batch,
  over?: AbortSignal,
): AsyncGenerator<JoinedRow[]> {
  const { db } = await openDatabase()
  const without = new Set(leftOut)
  for (let from = 0; from < rowCount; from += AT_ONCE) {
    over?.throwIfAborted()
    const range: [[string, number], [string, number]] = [
      [id, from],
      [id, from + AT_ONCE],
    ]
    const [rows, claims] = await Promise.all([
      db.batchRows
        .where('[batchId+row]')
        .between(...range)
        .toArray(),
      db.batchClaims
        .where('[batchId+row]')
        .between(...range)
        .toArray(),
    ])
    const startIds = claims.map(({ startId }) => startId)
    const [runs, deliveries] = await Promise.all([
      db.runs.bulkGet(startIds),
      db.deliveries.where('startId').anyOf(startIds).toArray(),
    ])
    // What a file says of a run that was deleted here is no outcome of the batch.
    const ownRuns = runs.map((run) => (run && isOwnRun(run) ? run : undefined))
    const runOf = new Map(claims.map(({ row }, at) => [row, ownRuns[at]]))
    const taken = new Map(claims.map(({ row, startId }) => [row, startId]))
    let joined: JoinedRow[] = []
    let characters = 0
    for (const row of rows) {
      const run = runOf.get(row.row)
      const own = deliveries.filter(({ startId }) => startId === run?.startId)
      const state = rowState({ startId: taken.get(row.row) ?? null }, run, without.has(row.row))
      const result = run ? await resultOf(run, own) : null
      joined.push({ row, state, run: run ?? null, result })
      characters += result?.text.length ?? 0
      if (characters < MOST_TEXT) continue
      yield joined
      joined = []
      characters = 0
    }
    if (joined.length > 0) yield joined
  }
}

/** The first delivery that proves where it comes from, else the first that came; its text as it is read everywhere. */
export async function resultOf(run: Run, deliveries: readonly Delivery[]): Promise<JoinedRow['result']> {
  const inOrder = deliveries.toSorted((a, b) => a.seq - b.seq)
  const chosen = inOrder.find((delivery) => isVerified(run, delivery)) ?? inOrder[0]
  if (!chosen?.body) return null
  const text = await textOf(chosen, askUndoBrotli)
  return {
    text: text ?? chosen.body.text,
    isJson: text !== null && parses(text),
    verified: isVerified(run, chosen),
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
