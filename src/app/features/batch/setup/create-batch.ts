import type { Target } from '../../../../contract/target'
import type { Batch } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { randomUuid } from '../../../lib/random'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import { setupStore } from './setup-store'

/** Few enough that the page stays smooth while they are copied into the database. */
const AT_ONCE = 300

/** `limit`: at most so many starts may leave. `without`: rows that do not go into it, by their places in the list. */
type Choice = {
  name: string
  limit: number
  without: ReadonlySet<number>
  /** Told how many rows are written down. */
  onProgress: (rows: number) => void
}

/** Writes the list down, row by row, and the batch last: one that is half written is none. Nothing is sent. */
export async function createBatch(
  form: LaunchForm,
  target: Target,
  { name, limit, without, onProgress }: Choice,
): Promise<Batch> {
  const { db } = await openDatabase()
  const { columns, template, pace, given, kind } = setupStore.get()
  const files = kind === 'matrix' ? [] : given[kind].files
  const id = randomUuid()
  let rowCount = 0
  let place = 0
  for (let from: number | null = 0; from !== null; ) {
    const { rows, next } = await setupStore.take(from, AT_ONCE)
    const first = rowCount
    const chosen = rows.filter(() => !without.has(place++))
    await db.batchRows.bulkAdd(
      chosen.map((row, at) => ({ ...row, batchId: id, row: first + at, againOf: null })),
    )
    rowCount += chosen.length
    onProgress(rowCount)
    from = next
  }
  const batch: Batch = {
    id,
    name,
    createdAt: Date.now(),
    target: { id: target.id, label: target.label, baseUrl: target.baseUrl, simulated: target.simulated },
    project: form.project.trim(),
    automation: form.automation.trim(),
    sendTo: form.sendTo,
    webhookUrl: form.webhookUrl,
    headerNames: form.sendTo === 'default' ? [] : form.headers.map(({ name }) => name.trim()).filter(Boolean),
    wire: form.wire,
    pace,
    limit: Math.min(limit, rowCount),
    rowCount,
    source: (kind === 'folder' ? null : files[0]?.file.name) ?? kind,
    columns,
    template,
    retryOf: null,
    status: 'ready',
    rest: null,
    restRun: null,
    begunAt: null,
    restedAt: null,
  }
  await db.batches.add(batch)
  return batch
}
