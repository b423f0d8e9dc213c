import { ProblemError } from '../../lib/api'
import { openDatabase } from '../../lib/database'
import { clearDeliveries } from '../../lib/inbox-api'
import { markSeen } from '../../lib/unseen'
import { followedInboxes, type OwnInbox } from './inbox-id'

/** How much there is to clear, and how much of it belongs to runs of the history. */
export async function countInbox(): Promise<{ all: number; ofRuns: number }> {
  const { db } = await openDatabase()
  return db.transaction('r', db.deliveries, db.runs, async () => {
    const startIds = (await db.deliveries.orderBy('startId').uniqueKeys()).map(String)
    const known = (await db.runs.bulkGet(startIds)).flatMap((run) => run?.startId ?? [])
    return {
      all: await db.deliveries.count(),
      ofRuns: await db.deliveries.where('startId').anyOf(known).count(),
    }
  })
}

/**
 * Deletes what this browser has seen of its inbox: on the server first, then here. What the server got meanwhile, and this
 * browser has not seen, stays in both.
 * @param keepRuns leave the deliveries of runs in this browser
 * @throws where the server could not; then nothing is deleted here either
 */
export async function clearInbox(keepRuns: boolean): Promise<void> {
  const { db } = await openDatabase()
  const inboxes = await followedInboxes()
  const seen = await db.settings.bulkGet(inboxes.map(({ cursor }) => cursor))
  const keys = await db.deliveries.toCollection().primaryKeys()
  for (const [at, inbox] of inboxes.entries()) await clearOnServer(inbox, Number(seen[at]?.value ?? 0))
  const gone = await db.transaction('rw', db.deliveries, db.runs, async () => {
    const chosen: string[] = []
    // One by one: their bodies together may be large.
    for (const key of keys) {
      const delivery = await db.deliveries.get(key)
      if (delivery && !(keepRuns && (await db.runs.get(delivery.startId)))) chosen.push(key)
    }
    await db.deliveries.bulkDelete(chosen)
    return chosen
  })
  await markSeen(gone)
}

async function clearOnServer(inbox: OwnInbox, through: number): Promise<void> {
  try {
    await clearDeliveries(inbox, through)
  } catch (error) {
    // A former inbox that the server does not know any more: there is nothing to delete.
    if (!(error instanceof ProblemError && error.status === 403 && inbox.key === null)) throw error
  }
}
