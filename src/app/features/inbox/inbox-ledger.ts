import type { Delivery, GapEvent } from '../../../contract/inbox-messages'
import { maskDelivery } from '../../../contract/mask-delivery'
import { openDatabase } from '../../lib/database'
import { consequencesOf, isTestDelivery } from '../../lib/delivery'
import { randomUuid } from '../../lib/random'
import type { Run } from '../../lib/run'
import { addUnseen } from '../../lib/unseen'
import { keepGap } from './gap'
import { mergeDelivery } from './merge-delivery'

const LEADER = 'inboxLeader'

/** Another tab has taken the lead; this one must write nothing more. */
export class DeposedError extends Error {
  override name = 'DeposedError'
}

/** Something new came, of this run if it is one of this browser's. */
export type Arrival = { delivery: Delivery; run: Run | null }

/**
 * What a leading tab does with the events of one inbox, each in one transaction with the place reached, so that none is
 * skipped or shown twice.
 */
export type InboxLedger = {
  cursor(): Promise<number>
  /** @returns the arrival where it is new: not a copy of one that is known, and no test */
  take(delivery: Delivery): Promise<Arrival | null>
  gap(event: GapEvent): Promise<void>
}

/**
 * Makes this tab the one that writes. Web Locks see to it that only one tab leads; this also stops one that was cut off
 * from its lock (asleep, or stolen from) and wakes up in the middle of something.
 * @returns the ledger of an inbox, by the setting that tells how far it was read
 */
export async function openInboxLedgers(): Promise<(cursor: string) => InboxLedger> {
  const { db } = await openDatabase()
  const me = randomUuid()
  await db.settings.put({ key: LEADER, value: me })

  async function stillLeading(): Promise<void> {
    if ((await db.settings.get(LEADER))?.value !== me) throw new DeposedError('another tab leads')
  }
  const ledgerOf = (cursor: string): InboxLedger => {
    const readCursor = async () => Number((await db.settings.get(cursor))?.value ?? 0)
    const moveCursor = (seq: number) => db.settings.put({ key: cursor, value: String(seq) })
    return {
      cursor: readCursor,
      take: (arrived) =>
        db.transaction('rw', db.deliveries, db.runs, db.settings, async () => {
          await stillLeading()
          await moveCursor(arrived.seq)
          const known = await db.deliveries.get(arrived.key)
          const run = (await db.runs.get(arrived.startId)) ?? null
          // The server has masked it; whichever server that was, this browser keeps no value that may be a secret.
          const delivery = maskDelivery(arrived, run?.headerNames ?? [])
          await db.deliveries.put(mergeDelivery(known, delivery))
          if (run) await db.runs.update(run.startId, consequencesOf(run, delivery))
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
  return ledgerOf
}
