import { openDatabase } from '../../../lib/database'
import { KEPT_DELETED_MS } from '../../../lib/deletion'

const AT_ONCE = 500
/** Greater than any id and any key. */
const LAST = '\uffff'

/**
 * Carries a deletion out for good, slice by slice; begun, it can't be undone any more, and is gone on with at the next
 * opening of the page.
 * @throws where the database can't be written
 */
export async function deleteForGood(deletion: string): Promise<void> {
  const { db } = await openDatabase()
  if ((await db.deletions.update(deletion, { final: true })) === 0 && !(await db.deletions.get(deletion)))
    return
  for (const [table, index] of [
    [db.deletedRuns, '[deletion+startId]'],
    [db.deletedDeliveries, '[deletion+key]'],
  ] as const)
    for (let gone = AT_ONCE; gone === AT_ONCE; )
      gone = await table.where(index).between([deletion, ''], [deletion, LAST]).limit(AT_ONCE).delete()
  await db.deletions.delete(deletion)
}

/** So long after it was first found to be old it must be so still: a clock that jumped ahead, or was behind, makes nothing old. */
const SURE_AFTER_MS = 86_400_000

/** Carries out for good what was deleted so long ago, and what was begun. Failures are left for the next time. */
export async function deleteOldForGood(now = Date.now()): Promise<void> {
  const { db } = await openDatabase()
  for (const { id, at, final, oldSince } of await db.deletions.toArray()) {
    const isOld = at < now - KEPT_DELETED_MS
    if (final || (isOld && oldSince !== undefined && oldSince <= now - SURE_AFTER_MS)) await deleteForGood(id)
    else if (!isOld) await db.deletions.update(id, { oldSince: undefined })
    else if (oldSince === undefined || oldSince > now) await db.deletions.update(id, { oldSince: now })
  }
}
