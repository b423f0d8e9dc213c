import type { DexieConstructor, EntityTable } from 'dexie'
import type { Delivery } from '../../contract/inbox-messages'
import type { Draft } from './draft'
import type { Run } from './run'

/** A small named value, such as the inbox's id. */
export type Setting = { key: string; value: string }

/** What the page remembers in IndexedDB. */
export type SeedpadDatabase = InstanceType<DexieConstructor> & {
  runs: EntityTable<Run, 'startId'>
  drafts: EntityTable<Draft, 'key'>
  deliveries: EntityTable<Delivery, 'key'>
  settings: EntityTable<Setting, 'key'>
  /** Sealed credentials; the value is opaque here. */
  vault: EntityTable<Setting, 'key'>
}

const NAME = 'seedpad'
let opening: Promise<{ db: SeedpadDatabase; liveQuery: typeof import('dexie').liveQuery }> | undefined

/**
 * Opens the database once per page. Dexie is loaded on first use, outside the first screen's script. Writes are
 * strict: a row is on disk before the start that it announces is sent.
 */
export function openDatabase() {
  opening ??= open().catch((error) => {
    opening = undefined
    throw error
  })
  return opening
}

async function open() {
  const { Dexie, liveQuery } = await import('dexie')
  const db = new Dexie(NAME, { chromeTransactionDurability: 'strict' }) as SeedpadDatabase
  db.version(1).stores({
    runs: 'startId, createdAt, state, executionId, [project+automation]',
    drafts: 'key, updatedAt',
    deliveries: 'key, seq, startId',
    settings: 'key',
    vault: 'key',
  })
  await db.open()
  return { db, liveQuery }
}
