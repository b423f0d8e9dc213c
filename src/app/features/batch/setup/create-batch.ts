import type { Target } from '../../../../contract/target'
import type { Batch } from '../../../lib/batch'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import type { Built } from '../prepare/workshop'
import { type NewRow, writeBatch } from '../store/write-batch'
import { setupStore } from './setup-store'

/** Few enough that the page stays smooth while they are copied into the database. */
const AT_ONCE = 300

/** The rows are not those any more that were looked at before it was confirmed; nothing was written. */
export class RowsChangedError extends Error {
  override name = 'RowsChangedError'
}

/**
 * `limit`: at most so many starts may leave. `without`: rows that do not go into it, by their places in the list. `seen`:
 * what the rows came to, and how many there were, when the batch was looked at last.
 */
type Choice = {
  name: string
  limit: number
  without: ReadonlySet<number>
  seen: { built: Built; count: number }
  /** Asked for when the batch is not wanted any more. */
  over: AbortSignal
  /** Told how many rows are written down. */
  onProgress: (rows: number) => void
}

/**
 * Writes the list down, row by row, and the batch last. Nothing is sent. Where it is called off or fails, nothing stays.
 * @throws {RowsChangedError} the rows are others than those that were confirmed
 */
export async function createBatch(
  form: LaunchForm,
  target: Target,
  { name, limit, without, seen, over, onProgress }: Choice,
): Promise<Batch> {
  const { columns, template, pace, given, kind } = setupStore.get()
  const files = kind === 'matrix' ? [] : given[kind].files
  const describe = (id: string, rowCount: number): Batch => {
    if (rowCount !== seen.count - without.size) throw new RowsChangedError('other rows')
    return {
      id,
      name,
      createdAt: Date.now(),
      target: { id: target.id, label: target.label, baseUrl: target.baseUrl, simulated: target.simulated },
      project: form.project.trim(),
      automation: form.automation.trim(),
      sendTo: form.sendTo,
      webhookUrl: form.webhookUrl,
      headerNames:
        form.sendTo === 'default' ? [] : form.headers.map(({ name }) => name.trim()).filter(Boolean),
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
  }
  return writeBatch(chosenRows(without, seen.built), describe, { over, onProgress })
}

/** The rows of the set-up but those left out, some at a time, for as long as they are the ones that were looked at. */
async function* chosenRows(without: ReadonlySet<number>, built: Built): AsyncGenerator<NewRow[]> {
  let place = 0
  for (let from: number | null = 0; from !== null; ) {
    const { rows, next } = await setupStore.take(from, AT_ONCE)
    if (setupStore.get().built !== built) throw new RowsChangedError('made anew')
    yield rows.filter(() => !without.has(place++)).map((row) => ({ ...row, againOf: null }))
    from = next
  }
}
