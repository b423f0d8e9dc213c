import type { Delivery } from '../../../../contract/inbox-messages'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import type { DeletedRun } from '../../../lib/deletion'
import { consequencesOf } from '../../../lib/delivery'
import { isOwnRun } from '../../../lib/own-run'
import { readRun } from '../../../lib/read-run'
import type { Run } from '../../../lib/run'
import { mergeRun } from '../../../lib/run-export/merge-run'
import { addUnseen } from '../../../lib/unseen'

const AT_ONCE = 100
const DELIVERIES_AT_ONCE = 10
/** Greater than any id and any key. */
const LAST = '\uffff'

/**
 * Puts back what one deletion took, slice by slice; what was put back before a failure stays, and the rest can be tried
 * again. What happened meanwhile counts: a delivery that came ends the run's waiting and proves it as it would have; a
 * run that is there again is joined with its former self, of which the one that this browser started is the true one.
 * @throws where the database can't be written
 */
export async function bringBack(deletion: string): Promise<void> {
  const { db } = await openDatabase()
  for (let more = true; more; )
    more = await db.transaction(
      'rw',
      [db.runs, db.deliveries, db.deletions, db.deletedRuns, db.deletedDeliveries, db.settings],
      async () => {
        const known = await db.deletions.get(deletion)
        if (!known || known.final) return false
        const rows = await db.deletedRuns
          .where('[deletion+startId]')
          .between([deletion, ''], [deletion, LAST])
          .limit(AT_ONCE)
          .toArray()
        if (rows.length === 0) {
          await db.deletions.delete(deletion)
          return false
        }
        await putBack(db, rows)
        return true
      },
    )
}

async function putBack(db: SeedpadDatabase, rows: readonly DeletedRun[]): Promise<void> {
  const pairs = rows.map(({ deletion, startId }): [string, string] => [deletion, startId])
  const ids = rows.map(({ startId }) => startId)
  const present = await db.runs.bulkGet(ids)
  const here = new Map<string, string[]>()
  await db.deliveries
    .where('startId')
    .anyOf(ids)
    .eachKey((startId, { primaryKey }) => {
      here.set(String(startId), [...(here.get(String(startId)) ?? []), String(primaryKey)])
    })
  const keys = await db.deletedDeliveries.where('[deletion+startId]').anyOf(pairs).primaryKeys()
  const own = new Set(keys.map(([, key]) => key))
  const back: Run[] = []
  const unproven: string[] = []
  /** Deliveries that stand here as they are now, not as they were. */
  const newer = new Set<string>()
  for (const [at, { startId, run: stored }] of rows.entries()) {
    const there = present[at]
    const keysHere = here.get(startId) ?? []
    const former = readRun(stored)
    const isImported = there !== undefined && !isOwnRun(there)
    // What a file says was delivered must not prove a start of this browser's own: what only the imported copy has stays, as
    // deliveries that prove nothing.
    if (isImported && isOwnRun(former)) unproven.push(...keysHere.filter((key) => !own.has(key)))
    const arrived = there || keysHere.length === 0 ? [] : await arrivalsOf(db, keysHere)
    back.push(there ? joined(there, former) : { ...(stored as Run), ...changesBy(former, arrived) })
    if (!isImported) for (const key of keysHere) newer.add(key)
  }
  for (const key of unproven) await db.deliveries.update(key, { secretHash: null })
  await db.runs.bulkPut(back)
  await putDeliveriesBack(db, keys, newer)
  await db.deletedRuns.bulkDelete(pairs)
}

const arrivalsOf = async (db: SeedpadDatabase, keys: readonly string[]): Promise<Delivery[]> =>
  (await db.deliveries.bulkGet([...keys]))
    .flatMap((delivery) => delivery ?? [])
    .sort((a, b) => Date.parse(a.firstReceivedAt) - Date.parse(b.firstReceivedAt))

function changesBy(run: Run, arrived: readonly Delivery[]): Partial<Run> {
  let changes: Partial<Run> = {}
  for (const delivery of arrived)
    changes = { ...changes, ...consequencesOf({ ...run, ...changes }, delivery) }
  return changes
}

function joined(there: Run, former: Run): Run {
  const [known, other] = isOwnRun(former) && !isOwnRun(there) ? [former, there] : [there, former]
  return mergeRun(known, other, Date.now()).run
}

async function putDeliveriesBack(
  db: SeedpadDatabase,
  keys: readonly [string, string][],
  newer: ReadonlySet<string>,
): Promise<void> {
  for (let at = 0; at < keys.length; at += DELIVERIES_AT_ONCE) {
    const some = await db.deletedDeliveries.bulkGet(keys.slice(at, at + DELIVERIES_AT_ONCE))
    const former = some.flatMap((one) => (one && !newer.has(one.key) ? [one] : []))
    await db.deliveries.bulkPut(former.map(({ delivery }) => delivery))
    for (const { key, startId, unseen } of former) if (unseen) await addUnseen(db, key, startId)
  }
  await db.deletedDeliveries.bulkDelete([...keys])
}
