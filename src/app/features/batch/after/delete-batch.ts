import { openDatabase } from '../../../lib/database'
import { withLock } from '../../../lib/locks'
import { lockOf } from '../run/batch-lock'
import { removeBatch } from '../store/write-batch'

/**
 * Takes a batch and its list away. Its runs stay in the history.
 * @returns false where some tab has begun to send it; nothing was taken away then
 */
export async function deleteBatch(id: string): Promise<boolean> {
  const { db } = await openDatabase()
  const remove = async () => {
    await removeBatch(db, id)
    return true
  }
  // Without locks no batch is sent, by no tab.
  return withLock(lockOf(id), { ifAvailable: true }, (lock) => (lock ? remove() : false), remove)
}
