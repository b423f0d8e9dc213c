import type { Delivery } from '../../../contract/inbox-messages'
import type { SeedpadDatabase } from '../../lib/database'
import { isTestDelivery } from '../../lib/delivery'
import { askUndoBrotli } from '../../lib/delivery-text/ask-undo-brotli'
import { textOf } from '../../lib/delivery-text/delivery-texts'
import { isPlain } from '../../lib/delivery-text/plain-delivery'
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
  const newest = () => db.deliveries.orderBy('receivedAt').reverse()
  const matching = () =>
    needle === '' ? newest() : newest().filter((one) => mayHold(one, runs.get(one.startId), needle))
  const rows: Delivery[] = []
  for (let from = 0; rows.length <= limit; from += limit + 1) {
    const some = await matching()
      .offset(from)
      .limit(limit + 1)
      .toArray()
    for (const one of some)
      if (needle === '' || (await holds(one, runs.get(one.startId), needle))) rows.push(one)
    if (some.length <= limit) break
  }
  return {
    found: rows.slice(0, limit).map(({ body: _, ...delivery }) => ({
      delivery,
      run: runs.get(delivery.startId),
      isTest: isTestDelivery(delivery),
    })),
    more: rows.length > limit,
  }
}

/** Without reading what has to be read first: of that nobody can tell yet. */
function mayHold(delivery: Delivery, run: Run | undefined, needle: string): boolean {
  if (isBesideBody(delivery, run, needle)) return true
  if (delivery.body === null) return false
  return !isPlain(delivery) || delivery.body.text.toLowerCase().includes(needle)
}

async function holds(delivery: Delivery, run: Run | undefined, needle: string): Promise<boolean> {
  if (isPlain(delivery) || isBesideBody(delivery, run, needle)) return true
  return (await textOf(delivery, askUndoBrotli))?.toLowerCase().includes(needle) ?? false
}

function isBesideBody(delivery: Delivery, run: Run | undefined, needle: string): boolean {
  return [
    delivery.startId,
    delivery.method,
    delivery.query,
    ...delivery.headers.flat(),
    run?.automation,
    run?.project,
    run?.executionId,
    run?.target.label,
  ].some((part) => part?.toLowerCase().includes(needle))
}
