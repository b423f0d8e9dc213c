import { openDatabase, type SeedpadDatabase } from './database'
import { useLive } from './use-live'

// One small row for each delivery not looked at yet, so that counting them never reads a delivery.
const PREFIX = 'unseen:'

/** Remembers a new delivery as unseen; to be called in the transaction that keeps it. */
export async function addUnseen(db: SeedpadDatabase, deliveryKey: string, startId: string): Promise<void> {
  await db.settings.put({ key: PREFIX + deliveryKey, value: startId })
}

/**
 * These deliveries go where nobody can look at them; to be called in the transaction that takes them away.
 * @returns those that nobody had looked at
 */
export async function takeUnseen(
  db: SeedpadDatabase,
  deliveryKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.settings.bulkGet(deliveryKeys.map((key) => PREFIX + key))
  const unseen = deliveryKeys.filter((_, at) => rows[at] !== undefined)
  await db.settings.bulkDelete(unseen.map((key) => PREFIX + key))
  return new Set(unseen)
}

/** The operator has looked at these deliveries. */
export async function markSeen(deliveryKeys: readonly string[]): Promise<void> {
  const { db } = await openDatabase()
  await db.settings.bulkDelete(deliveryKeys.map((key) => PREFIX + key))
}

/** Nothing is unseen any more. */
export async function markAllSeen(): Promise<void> {
  const { db } = await openDatabase()
  await db.settings.where('key').startsWith(PREFIX).delete()
}

/** The keys of the deliveries that nobody has looked at; live. */
export function useUnseen(): ReadonlySet<string> {
  const live = useLive(async (db) => {
    const keys = await db.settings.where('key').startsWith(PREFIX).primaryKeys()
    return new Set(keys.map((key) => key.slice(PREFIX.length)))
  }, 'unseen')
  return live.value ?? NONE
}

const NONE: ReadonlySet<string> = new Set()
