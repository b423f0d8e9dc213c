import type { Delivery } from '../../../contract/inbox-messages'
import { openDatabase } from '../../lib/database'
import type { t as translate } from '../../lib/i18n/i18n'
import type { Run } from '../../lib/run'
import { toasts } from '../../ui/toast'
import './later-words'

/** Deletes one run; the message that says so can undo it. A run still being sent can't be deleted. */
export async function deleteRun(t: typeof translate, startId: string): Promise<void> {
  await removeWithUndo(t, [startId])
}

/** Deletes several runs together. */
export const deleteRuns = (t: typeof translate, startIds: readonly string[]): Promise<void> =>
  removeWithUndo(t, [...startIds])

/** Deletes the whole history except what is still being sent; one click brings it back. */
export async function clearRuns(t: typeof translate): Promise<void> {
  const all = async () => (await openDatabase()).db.runs.toCollection().primaryKeys()
  await removeWithUndo(t, all)
}

async function removeWithUndo(
  t: typeof translate,
  which: string[] | (() => Promise<string[]>),
): Promise<void> {
  try {
    const removed = await remove(typeof which === 'function' ? await which() : which)
    if (removed.runs.length === 0) return toasts.show(t('runs.nothingDeleted'))
    const undo = () => bringBack(removed).catch(() => toasts.show(t('runs.undoFailed')))
    toasts.show(t('runs.deleted', { count: removed.runs.length }), {
      label: t('undo'),
      run: () => void undo(),
    })
  } catch {
    toasts.show(t('runs.deleteFailed'))
  }
}

type Removed = { runs: Run[]; deliveries: Delivery[] }

async function remove(ids: string[]): Promise<Removed> {
  const { db } = await openDatabase()
  return db.transaction('rw', db.runs, db.deliveries, async () => {
    // A row that is still `sending` is the only proof that something may have been started.
    const runs = (await db.runs.bulkGet(ids)).filter((run) => run !== undefined && run.state !== 'sending')
    const gone = runs.flatMap((run) => (run ? [run.startId] : []))
    const deliveries = await db.deliveries.where('startId').anyOf(gone).toArray()
    await db.runs.bulkDelete(gone)
    await db.deliveries.bulkDelete(deliveries.map((delivery) => delivery.key))
    return { runs: runs.flatMap((run) => run ?? []), deliveries }
  })
}

async function bringBack({ runs, deliveries }: Removed): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, db.deliveries, async () => {
    await db.runs.bulkPut(runs)
    await db.deliveries.bulkPut(deliveries)
  })
}
