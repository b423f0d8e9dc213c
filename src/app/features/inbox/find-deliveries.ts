import type { Delivery } from '../../../contract/inbox-messages'
import type { SeedpadDatabase } from '../../lib/database'
import { isTestDelivery } from '../../lib/delivery'
import type { Run } from '../../lib/run'

/** A line of the inbox's list: the body stays behind. */
export type ListedDelivery = { delivery: Omit<Delivery, 'body'>; run: Run | undefined; isTest: boolean }

/**
 * The newest deliveries that hold a text anywhere: in their run, address, headers or body.
 * @returns at most `limit` of them, and whether there are more
 */
export async function findDeliveries(
  db: SeedpadDatabase,
  text: string,
  limit: number,
): Promise<{ found: ListedDelivery[]; more: boolean }> {
  const startIds = (await db.deliveries.orderBy('startId').uniqueKeys()).map(String)
  const runs = new Map(
    (await db.runs.bulkGet(startIds)).flatMap((run) => (run ? [[run.startId, run] as const] : [])),
  )
  const needle = text.trim().toLowerCase()
  const newest = db.deliveries.orderBy('receivedAt').reverse()
  const matching =
    needle === '' ? newest : newest.filter((delivery) => holds(delivery, runs.get(delivery.startId), needle))
  const rows = await matching.limit(limit + 1).toArray()
  return {
    found: rows.slice(0, limit).map(({ body: _, ...delivery }) => ({
      delivery,
      run: runs.get(delivery.startId),
      isTest: isTestDelivery(delivery),
    })),
    more: rows.length > limit,
  }
}

function holds(delivery: Delivery, run: Run | undefined, needle: string): boolean {
  const short = [
    delivery.startId,
    delivery.method,
    delivery.query,
    ...delivery.headers.flat(),
    run?.automation,
    run?.project,
    run?.executionId,
    run?.target.label,
  ]
  if (short.some((part) => part?.toLowerCase().includes(needle))) return true
  return delivery.body?.encoding === 'utf8' && delivery.body.text.toLowerCase().includes(needle)
}
