import { openDatabase } from '../../../lib/database'
import { type LineFault, linesOfFile, readLine } from '../../../lib/run-export/json-lines'
import { type Merged, mergeRun } from '../../../lib/run-export/merge-run'
import type { RunWithDeliveries } from '../../../lib/run-export/share-run'

export type DamagedLine = { number: number; fault: LineFault; field?: string | undefined }

/** What a file would do, or did, to the history. */
export type ImportCount = Record<Merged['kind'], number> & {
  damaged: DamagedLine[]
  moreDamaged: number
  bytesRead: number
}

const AT_ONCE = 200
const MOST_TOLD = 200

/**
 * Reads a file of runs line by line; nothing of it is kept in memory.
 * @param write false: only counts what would happen
 * @param onProgress told after each batch
 */
export async function importRuns(
  file: Blob,
  write: boolean,
  onProgress: (count: ImportCount) => void,
  signal: AbortSignal,
): Promise<ImportCount> {
  const count: ImportCount = { new: 0, same: 0, merged: 0, damaged: [], moreDamaged: 0, bytesRead: 0 }
  let batch: RunWithDeliveries[] = []
  const finishBatch = async () => {
    await takeBatch(batch, write, count)
    batch = []
    onProgress({ ...count })
  }
  for await (const { number, text, bytes } of linesOfFile(file)) {
    signal.throwIfAborted()
    count.bytesRead += bytes + 1
    const read = text === null ? ({ ok: false, fault: 'not-utf8' } as const) : readLine(text)
    if (read.ok) batch.push(read.value)
    else if (count.damaged.length < MOST_TOLD)
      count.damaged.push({ number, fault: read.fault, field: 'field' in read ? read.field : undefined })
    else count.moreDamaged++
    if (batch.length >= AT_ONCE) await finishBatch()
  }
  await finishBatch()
  return count
}

async function takeBatch(
  batch: readonly RunWithDeliveries[],
  write: boolean,
  count: ImportCount,
): Promise<void> {
  const { db } = await openDatabase()
  const ids = batch.map(({ run }) => run.startId)
  const take = async () => {
    const known = new Map(
      (await db.runs.bulkGet(ids)).flatMap((run) => (run ? [[run.startId, run] as const] : [])),
    )
    const changed = new Map<string, Merged['run']>()
    for (const { run } of batch) {
      const merged = mergeRun(known.get(run.startId), run)
      count[merged.kind]++
      known.set(run.startId, merged.run)
      if (merged.kind !== 'same') changed.set(run.startId, merged.run)
    }
    if (!write) return
    await db.runs.bulkPut([...changed.values()])
    const deliveries = batch.flatMap((one) => one.deliveries)
    const there = await db.deliveries.bulkGet(deliveries.map(({ key }) => key))
    await db.deliveries.bulkPut(deliveries.filter((_, at) => there[at] === undefined))
  }
  if (write) await db.transaction('rw', db.runs, db.deliveries, take)
  else await take()
}
