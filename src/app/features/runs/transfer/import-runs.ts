import { openDatabase } from '../../../lib/database'
import type { Run } from '../../../lib/run'
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

/** What an import wrote, as it goes: enough to take it back. */
export type ImportUndo = { added: Set<string>; before: Map<string, Run>; deliveries: Set<string> }

export const nothingImported = (): ImportUndo => ({
  added: new Set(),
  before: new Map(),
  deliveries: new Set(),
})

const AT_ONCE = 200
const MOST_TOLD = 200

/**
 * Reads a file of runs line by line; nothing of it is kept in memory.
 * @param written null: only counts what would happen; else what is written is put there
 * @param onProgress told after each batch
 */
export async function importRuns(
  file: Blob,
  written: ImportUndo | null,
  onProgress: (count: ImportCount) => void,
  signal: AbortSignal,
): Promise<ImportCount> {
  const count: ImportCount = { new: 0, same: 0, merged: 0, damaged: [], moreDamaged: 0, bytesRead: 0 }
  let batch: RunWithDeliveries[] = []
  const finishBatch = async () => {
    await takeBatch(batch, written, count)
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
  written: ImportUndo | null,
  count: ImportCount,
): Promise<void> {
  const { db } = await openDatabase()
  const ids = batch.map(({ run }) => run.startId)
  const take = async (): Promise<ImportUndo> => {
    const undo = nothingImported()
    const known = new Map(
      (await db.runs.bulkGet(ids)).flatMap((run) => (run ? [[run.startId, run] as const] : [])),
    )
    const changed = new Map<string, Merged['run']>()
    for (const { run } of batch) {
      const before = known.get(run.startId)
      const merged = mergeRun(before, run)
      count[merged.kind]++
      known.set(run.startId, merged.run)
      if (merged.kind === 'same') continue
      if (!changed.has(run.startId)) {
        if (before) undo.before.set(run.startId, before)
        else undo.added.add(run.startId)
      }
      changed.set(run.startId, merged.run)
    }
    if (written === null) return undo
    await db.runs.bulkPut([...changed.values()])
    const deliveries = batch.flatMap((one) => one.deliveries)
    const there = await db.deliveries.bulkGet(deliveries.map(({ key }) => key))
    const missing = deliveries.filter((_, at) => there[at] === undefined)
    await db.deliveries.bulkPut(missing)
    for (const { key } of missing) undo.deliveries.add(key)
    return undo
  }
  if (written === null) return void (await take())
  // Only what has been committed is there to be taken back.
  const { added, before, deliveries } = await db.transaction('rw', db.runs, db.deliveries, take)
  for (const startId of added) written.added.add(startId)
  for (const key of deliveries) written.deliveries.add(key)
  // A run that stands twice in the file was this import's own the second time.
  for (const [startId, run] of before)
    if (!written.added.has(startId) && !written.before.has(startId)) written.before.set(startId, run)
}

/** Takes an import back: what it added goes, what it completed is as it was before. */
export async function undoImport({ added, before, deliveries }: ImportUndo): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, db.deliveries, async () => {
    await db.runs.bulkDelete([...added])
    await db.runs.bulkPut([...before.values()])
    await db.deliveries.bulkDelete([...deliveries])
  })
}
