import { ProblemError } from '../../lib/api'
import { openDatabase, type SeedpadDatabase } from '../../lib/database'
import { clearDeliveries } from '../../lib/inbox-api'
import { markSeen } from '../../lib/unseen'
import { followedInboxes, type OwnInbox } from './inbox-id'

/**
 * What stood in the inbox at one moment: how far each of its inboxes was read, by the setting that tells, and the deliveries
 * with the number each had then. Only this is cleared later, whatever comes in between.
 */
export type InboxContent = {
  all: number
  /** How much of it belongs to runs of the history. */
  ofRuns: number
  cursors: ReadonlyMap<string, number>
  numbers: ReadonlyMap<string, number>
}

/** Looks at the inbox once, for the operator and for what is cleared after that. */
export async function lookAtInbox(): Promise<InboxContent> {
  const { db } = await openDatabase()
  const inboxes = await followedInboxes()
  const stores = [db.deliveries, db.runs, db.deletedRuns, db.settings]
  return db.transaction('r', stores, async () => {
    const cursors = new Map<string, number>()
    for (const { cursor } of inboxes) cursors.set(cursor, await readCursor(db, cursor))
    const numbers = new Map<string, number>()
    // One by one: their bodies together may be large.
    await db.deliveries.each(({ key, seq }) => void numbers.set(key, seq))
    const startIds = (await db.deliveries.orderBy('startId').uniqueKeys()).map(String)
    // A deleted run may come back, and what was delivered to it meanwhile with it.
    const deleted = await db.deletedRuns.where('startId').anyOf(startIds).uniqueKeys()
    const runs = (await db.runs.bulkGet(startIds)).flatMap((run) => run?.startId ?? [])
    const known = [...new Set([...runs, ...deleted.map(String)])]
    return {
      all: numbers.size,
      ofRuns: await db.deliveries.where('startId').anyOf(known).count(),
      cursors,
      numbers,
    }
  })
}

/**
 * Deletes what the operator was shown: on the server first, then here. Whatever came after that, and each delivery of which a
 * further copy came, stays in both.
 * @param keepRuns leave the deliveries of runs in this browser
 * @throws where the server could not; then nothing is deleted here either
 */
export async function clearInbox(shown: InboxContent, keepRuns: boolean): Promise<void> {
  const { db } = await openDatabase()
  for (const inbox of await followedInboxes()) {
    const through = shown.cursors.get(inbox.cursor) ?? 0
    // A number that went back is of an inbox that began anew: none of what was shown is in it.
    if (through > 0 && (await readCursor(db, inbox.cursor)) >= through) await clearOnServer(inbox, through)
  }
  const gone = await db.transaction('rw', db.deliveries, db.runs, db.deletedRuns, async () => {
    const chosen: string[] = []
    // One by one: their bodies together may be large.
    for (const [key, seq] of shown.numbers) {
      const delivery = await db.deliveries.get(key)
      if (delivery?.seq === seq && !(keepRuns && (await isOfRun(db, delivery.startId)))) chosen.push(key)
    }
    await db.deliveries.bulkDelete(chosen)
    return chosen
  })
  await markSeen(gone)
}

const readCursor = async (db: SeedpadDatabase, cursor: string): Promise<number> =>
  Number((await db.settings.get(cursor))?.value ?? 0)

/** Of a run of the history, or of one that was deleted and may come back. */
const isOfRun = async (db: SeedpadDatabase, startId: string): Promise<boolean> =>
  (await db.runs.get(startId)) !== undefined ||
  (await db.deletedRuns.where('startId').equals(startId).count()) > 0

async function clearOnServer(inbox: OwnInbox, through: number): Promise<void> {
  try {
    await clearDeliveries(inbox, through)
  } catch (error) {
    // A former inbox that the server does not know any more: there is nothing to delete.
    if (!(error instanceof ProblemError && error.status === 403 && inbox.key === null)) throw error
  }
}
