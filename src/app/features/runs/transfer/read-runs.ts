import { openDatabase } from '../../../lib/database'
import type { RunWithDeliveries } from '../../../lib/run-export/share-run'

const AT_ONCE = 200

/** Runs with their deliveries, in the order asked for, read in small batches. Those that are gone are left out. */
export async function* readRuns(startIds: readonly string[]): AsyncGenerator<RunWithDeliveries> {
  const { db } = await openDatabase()
  for (let at = 0; at < startIds.length; at += AT_ONCE) {
    const some = startIds.slice(at, at + AT_ONCE)
    const runs = await db.runs.bulkGet(some)
    const withResult = runs.flatMap((run) => (run && run.resultAt !== null ? [run.startId] : []))
    const deliveries = await db.deliveries.where('startId').anyOf(withResult).sortBy('firstReceivedAt')
    const byRun = new Map<string, (typeof deliveries)[number][]>()
    for (const delivery of deliveries)
      byRun.set(delivery.startId, [...(byRun.get(delivery.startId) ?? []), delivery])
    for (const run of runs) if (run) yield { run, deliveries: byRun.get(run.startId) ?? [] }
  }
}
