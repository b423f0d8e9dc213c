import type { Delivery } from '../../../contract/inbox-messages'
import { openDatabase } from '../../lib/database'

/** Where in the stream this browser stands; written with the delivery itself, so that none is skipped or shown twice. */
export const CURSOR = 'inboxCursor'

/** Keeps a delivery and ties it to its run. A verified one proves that a run of unknown outcome did start. */
export async function storeDelivery(delivery: Delivery): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.deliveries, db.runs, db.settings, async () => {
    await db.deliveries.put(delivery)
    await db.settings.put({ key: CURSOR, value: String(delivery.seq) })
    const run = await db.runs.get(delivery.startId)
    if (!run) return
    const verified = run.deliverySecretHash !== null && run.deliverySecretHash === delivery.secretHash
    await db.runs.update(run.startId, {
      ...(run.resultAt === null && { resultAt: Date.parse(delivery.firstReceivedAt) }),
      ...(run.state === 'unknown' &&
        verified && { state: 'started' as const, settledBy: 'delivery' as const, reason: null }),
    })
  })
}
