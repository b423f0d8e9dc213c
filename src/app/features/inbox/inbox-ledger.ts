import type { Delivery, GapEvent } from '../../../contract/inbox-messages'
import { openDatabase } from '../../lib/database'
import { isTestDelivery, isVerified, provenBy } from '../../lib/delivery'
import { randomUuid } from '../../lib/random'
import type { Run } from '../../lib/run'
import { addUnseen } from '../../lib/unseen'
import { keepGap } from './gap'
import { mergeDelivery } from './merge-delivery'

/** Where in the stream this browser stands; written with the delivery itself, so that none is skipped or shown twice. */
export const CURSOR = 'inboxCursor'
const LEADER = 'inboxLeader'

/** Another tab has taken the lead; this one must write nothing more. */
export class DeposedError extends Error {
  override name = 'DeposedError'
}

/** Something new came, of this run if it is one of this browser's. */
export type Arrival = { delivery: Delivery; run: Run | null }

/** What a leading tab does with the stream's events, each in one transaction with the place reached. */
export type InboxLedger = {
  cursor(): Promise<number>
  /** @returns the arrival where it is new: not a copy of one that is known, and no test */
  take(delivery: Delivery): Promise<Arrival | null>
  gap(event: GapEvent): Promise<void>
}

/**
 * Makes this tab the one that writes. Web Locks see to it that only one tab leads; this also stops one that was cut off
 * from its lock (asleep, or stolen from) and wakes up in the middle of something.
 */
export async function openInboxLedger(): Promise<InboxLedger> {
  const { db } = await openDatabase()
  const me = randomUuid()
  await db.settings.put({ key: LEADER, value: me })

  async function stillLeading(): Promise<void> {
    if ((await db.settings.get(LEADER))?.value !== me) throw new DeposedError('another tab leads')
  }
  const readCursor = async () => Number((await db.settings.get(CURSOR))?.value ?? 0)
  const moveCursor = (seq: number) => db.settings.put({ key: CURSOR, value: String(seq) })

  return {
    cursor: readCursor,
    take: (delivery) =>
      db.transaction('rw', db.deliveries, db.runs, db.settings, async () => {
        await stillLeading()
        await moveCursor(delivery.seq)
        const known = await db.deliveries.get(delivery.key)
        await db.deliveries.put(mergeDelivery(known, delivery))
        const run = (await db.runs.get(delivery.startId)) ?? null
        if (run) await db.runs.update(run.startId, consequencesFor(run, delivery))
        if (known || isTestDelivery(delivery)) return null
        await addUnseen(db, delivery.key, delivery.startId)
        return { delivery, run }
      }),
    gap: (event) =>
      db.transaction('rw', db.settings, async () => {
        await stillLeading()
        await keepGap(db, event, await readCursor())
        await moveCursor(event.droppedThrough)
      }),
  }
}

/** The first delivery ends a run's waiting; a verified one also proves that it did start. */
function consequencesFor(run: Run, delivery: Delivery): Partial<Run> {
  return {
    ...(run.resultAt === null && { resultAt: Date.parse(delivery.firstReceivedAt) }),
    ...(isVerified(run, delivery) && provenBy(run)),
  }
}
