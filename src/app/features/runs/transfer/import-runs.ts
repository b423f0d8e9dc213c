import type { Delivery } from '../../../../contract/inbox-messages'
import { openDatabase } from '../../../lib/database'
import { isOwnRun } from '../../../lib/own-run'
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

/** What stood in the file before: of a run, or a delivery, the first one counts, whether it is written or only counted. */
type Seen = { runs: Set<string>; deliveries: Set<string> }

/**
 * Reads a file of runs line by line; nothing of it is kept in memory but which runs and deliveries it held.
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
  const seen: Seen = { runs: new Set(), deliveries: new Set() }
  const finishBatch = async () => {
    await takeBatch(batch, written, count, seen)
    batch = []
    onProgress({ ...count })
  }
  for await (const { number, text, bytes } of linesOfFile(file)) {
    signal.throwIfAborted()
    count.bytesRead += bytes + 1
    const read = text === null ? ({ ok: false, fault: 'not-utf8' } as const) : readLine(text)
    if (read.ok) {
      if (seen.runs.has(read.value.run.startId)) count.same++
      else batch.push(read.value)
      seen.runs.add(read.value.run.startId)
    } else if (count.damaged.length < MOST_TOLD)
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
  seen: Seen,
): Promise<void> {
  const { db } = await openDatabase()
  const now = Date.now()
  const take = async (): Promise<ImportUndo> => {
    const undo = nothingImported()
    const known = await db.runs.bulkGet(batch.map(({ run }) => run.startId))
    const all = batch.flatMap(({ deliveries }) => deliveries)
    const there = new Set((await db.deliveries.bulkGet(all.map(({ key }) => key))).map((one) => one?.key))
    const changed: Run[] = []
    const missing: Delivery[] = []
    for (const [at, { run, deliveries }] of batch.entries()) {
      const before = known[at]
      const merged = mergeRun(before, run, now)
      // What a file says was delivered must not prove a start of this browser's own.
      const lacking = isOwnRun(merged.run)
        ? []
        : deliveries.filter(({ key }) => !there.has(key) && !seen.deliveries.has(key))
      for (const delivery of lacking) {
        seen.deliveries.add(delivery.key)
        missing.push(delivery)
      }
      count[merged.kind === 'same' && lacking.length > 0 ? 'merged' : merged.kind]++
      if (merged.kind === 'same' && lacking.length === 0) continue
      if (before) undo.before.set(run.startId, before)
      else undo.added.add(run.startId)
      changed.push(merged.run)
    }
    if (written === null) return undo
    await db.runs.bulkPut(changed)
    await db.deliveries.bulkPut(missing)
    for (const { key } of missing) undo.deliveries.add(key)
    return undo
  }
  if (written === null) return void (await take())
  // Only what has been committed is there to be taken back.
  const { added, before, deliveries } = await db.transaction('rw', db.runs, db.deliveries, take)
  for (const startId of added) written.added.add(startId)
  for (const key of deliveries) written.deliveries.add(key)
  for (const [startId, run] of before) if (!written.before.has(startId)) written.before.set(startId, run)
}

/**
 * Takes an import back: what it added goes, what it completed is as it was before. Of a run of this browser's own that is
 * what the operator wrote; its state may have changed meanwhile.
 */
export async function undoImport({ added, before, deliveries }: ImportUndo): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, db.deliveries, async () => {
    // One that was brought back from a deletion meanwhile is this browser's own again, and so is what was delivered to it.
    const there = await db.runs.bulkGet([...added])
    const own = there.flatMap((run) => (run && isOwnRun(run) ? [run.startId] : []))
    const spared = new Set(await db.deliveries.where('startId').anyOf(own).primaryKeys())
    await db.runs.bulkDelete(there.flatMap((run) => (run && !isOwnRun(run) ? [run.startId] : [])))
    const now = await db.runs.bulkGet([...before.keys()])
    const former = [...before.values()].flatMap((run, at): Run[] => {
      const current = now[at]
      if (!current) return []
      if (!isOwnRun(run)) return [run]
      const { note: _, tags: _tags, starred: _starred, ...rest } = current
      const { note, tags, starred } = run
      return [
        {
          ...rest,
          ...(note !== undefined && { note }),
          ...(tags !== undefined && { tags }),
          ...(starred !== undefined && { starred }),
        },
      ]
    })
    await db.runs.bulkPut(former)
    await db.deliveries.bulkDelete([...deliveries].filter((key) => !spared.has(key)))
  })
}
