import type { SeedpadDatabase } from './database'
import { openTabChannel, type TabChannel } from './tab-channel'

/** Tells every tab and worker which runs changed, once it is on disk: an array of their ids. */
export const RUN_CHANGES = 'seedpad.runs'

/**
 * Stamps each run with the time of its writing, and announces what changed after the transaction has committed. Deliveries
 * count as changes of their run.
 */
export function announceChanges(db: SeedpadDatabase): void {
  // Opened with the first change: where the database can't be opened, one after another is tried, and none closes its line.
  let channel: TabChannel | undefined
  const announce = (ids: string[]) => {
    channel ??= openTabChannel(RUN_CHANGES)
    channel.postMessage(ids)
  }
  const pending = new WeakMap<IDBTransaction, Set<string>>()
  const note = ({ idbtrans }: { idbtrans: IDBTransaction }, startId: string) => {
    const known = pending.get(idbtrans)
    if (known) return known.add(startId)
    const ids = new Set([startId])
    pending.set(idbtrans, ids)
    idbtrans.addEventListener('complete', () => announce([...ids]))
    return ids
  }
  db.runs.hook('creating', (startId, run, transaction) => {
    run.changedAt = Date.now()
    note(transaction, startId)
  })
  db.runs.hook('updating', (_, startId, _run, transaction) => {
    note(transaction, startId)
    return { changedAt: Date.now() }
  })
  db.runs.hook('deleting', (startId, _, transaction) => {
    note(transaction, startId)
  })
  db.deliveries.hook('creating', (_, { startId }, transaction) => {
    note(transaction, startId)
  })
  db.deliveries.hook('updating', (_, _key, { startId }, transaction) => {
    note(transaction, startId)
  })
  db.deliveries.hook('deleting', (_, delivery, transaction) => {
    if (delivery) note(transaction, delivery.startId)
  })
}
