import type { BatchRow } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { createListeners } from '../../../lib/listeners'
import { seedSummary } from '../../../lib/seed-summary'
import { resultOf } from '../after/joined-rows'

const CHUNK = 100
const MOST_RESULT = 200

/** What the table shows of a row beside its state. */
export type RowTexts = { seed: string; line: number | null }

/** Reads the rows that are looked at, a hundred at a time, and results by run. A plain store; `version` grows with each. */
export function createRowSource(batchId: string) {
  const rows = new Map<number, RowTexts>()
  const asked = new Set<number>()
  const results = new Map<string, string>()
  const wanted = new Set<string>()
  const known = new Set<string>()
  const listeners = createListeners()
  let version = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    version += 1
    listeners.tell()
  }
  async function loadRows(chunk: number) {
    const { db } = await openDatabase()
    const from = chunk * CHUNK
    const some = await db.batchRows
      .where('[batchId+row]')
      .between([batchId, from], [batchId, from + CHUNK])
      .toArray()
    for (const { row, seedText, line } of some as BatchRow[])
      rows.set(row, { seed: seedSummary(seedText), line })
    tell()
  }
  async function loadResults() {
    timer = undefined
    const ids = [...wanted]
    wanted.clear()
    const { db } = await openDatabase()
    const [runs, deliveries] = await Promise.all([
      db.runs.bulkGet(ids),
      db.deliveries.where('startId').anyOf(ids).toArray(),
    ])
    for (const run of runs) {
      if (!run) continue
      const result = await resultOf(
        run,
        deliveries.filter(({ startId }) => startId === run.startId),
      )
      if (result) results.set(run.startId, result.text.slice(0, MOST_RESULT).replace(/\s+/g, ' '))
      else known.delete(run.startId)
    }
    tell()
  }
  return {
    get: () => version,
    subscribe: listeners.subscribe,
    texts(row: number): RowTexts | undefined {
      const chunk = Math.floor(row / CHUNK)
      if (!asked.has(chunk)) {
        asked.add(chunk)
        void loadRows(chunk).catch(() => asked.delete(chunk))
      }
      return rows.get(row)
    },
    /** The beginning of a result that is there. */
    result(startId: string): string | undefined {
      if (!known.has(startId)) {
        known.add(startId)
        wanted.add(startId)
        if (timer === undefined) timer = setTimeout(() => void loadResults().catch(() => {}), 60)
      }
      return results.get(startId)
    },
  }
}
