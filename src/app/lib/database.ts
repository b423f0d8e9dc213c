import type { DexieConstructor, EntityTable, Table } from 'dexie'
import type { Delivery } from '../../contract/inbox-messages'
import type { Batch, BatchClaim, BatchRow } from './batch'
import type { DeletedDelivery, DeletedRun, Deletion } from './deletion'
import type { Draft } from './draft'
import { tellPrivateName } from './private-names'
import { readRun } from './read-run'
import type { Run } from './run'
import type { SavedSeed } from './saved-seed'
import type { SeedSchema } from './seed-schema'
import { storageFaultOf, storageStatus } from './storage-status'
import type { Watching } from './watch-query'

/** A small named value, such as the inbox's id; with files where a value stands for some. */
export type Setting = { key: string; value: string; files?: readonly File[] }

/** What the page remembers in IndexedDB. */
export type SeedpadDatabase = InstanceType<DexieConstructor> & {
  runs: EntityTable<Run, 'startId'>
  drafts: EntityTable<Draft, 'key'>
  deliveries: EntityTable<Delivery, 'key'>
  settings: EntityTable<Setting, 'key'>
  /** Sealed credentials; the value is opaque here. */
  vault: EntityTable<Setting, 'key'>
  savedSeeds: EntityTable<SavedSeed, 'id'>
  seedSchemas: EntityTable<SeedSchema, 'key'>
  /** The search index of the runs: read and written by its worker alone (`run-index/`). */
  runIndex: EntityTable<{ id: number }, 'id'>
  batches: EntityTable<Batch, 'id'>
  batchRows: Table<BatchRow, [batchId: string, row: number]>
  batchClaims: Table<BatchClaim, [batchId: string, row: number]>
  /** What was deleted and can still be brought back: out of every other store, so that nothing else can count it. */
  deletions: EntityTable<Deletion, 'id'>
  deletedRuns: Table<DeletedRun, [deletion: string, startId: string]>
  deletedDeliveries: Table<DeletedDelivery, [deletion: string, key: string]>
}

type Connection = { db: SeedpadDatabase; watching: Watching }

/** Where rows hold names that demo mode can hide. */
type NamedRow = { project?: string | null; profile?: string | null; mark?: Run['mark'] }

const NAME = 'seedpad'
let connection: Promise<Connection> | undefined

/** A newer Seedpad has taken the database over in another tab; this page can't use it any more. */
class OutdatedPageError extends Error {
  override name = 'OutdatedPageError'
}

/**
 * Opens the database once per page; after a failure the next call tries again. Dexie is loaded on first use, outside the
 * first screen's script. Writes are strict: a row is on disk before the start that it announces is sent.
 * @throws {OutdatedPageError} once a newer Seedpad has taken over
 */
export function openDatabase(): Promise<Connection> {
  if (storageStatus.get() === 'outdated') return Promise.reject(new OutdatedPageError('reload the page'))
  connection ??= open().catch((error) => {
    connection = undefined
    storageStatus.set(storageFaultOf(error))
    throw error
  })
  return connection
}

async function open(): Promise<Connection> {
  const [{ Dexie, liveQuery }, { prepareDatabase }] = await Promise.all([
    import('dexie'),
    import('./prepare-database'),
  ])
  const db = new Dexie(NAME, { chromeTransactionDurability: 'strict' }) as SeedpadDatabase
  prepareDatabase(db)
  // Asked for a key that is not there, Dexie passes `undefined` through here too.
  db.runs.hook('reading', (stored: unknown) => (stored === undefined ? undefined : readRun(stored)))
  // Whatever comes out of the database to be shown has told its names before.
  const tell = (row: NamedRow | undefined) => {
    tellPrivateName(row?.project)
    tellPrivateName(row?.mark?.by)
    tellPrivateName(row?.profile)
    return row
  }
  for (const table of [db.runs, db.drafts, db.savedSeeds, db.batches]) table.hook('reading', tell)
  // The tab that holds an older version closes it by itself; one that can't (frozen, or very old) keeps us waiting.
  db.on('blocked', () => storageStatus.set('waiting'))
  await db.open()
  watch(db)
  storageStatus.set('ready', true)
  return { db, watching: { Dexie, liveQuery } }
}

/** Gives way to a newer version at once, and opens again what the browser closed. */
function watch(db: SeedpadDatabase) {
  db.on('versionchange', (event) => {
    if (event.newVersion === null) return undefined
    storageStatus.set('outdated')
    db.close()
    // Dexie's own answer would be to close, and to open again on next use.
    return false
  })
  let reopening = false
  db.on('close', () => {
    // A failed attempt to open closes once more.
    if (reopening || storageStatus.get() === 'outdated') return
    reopening = true
    storageStatus.set('reopening')
    // Told before the connection is gone; opened again after.
    queueMicrotask(async () => {
      try {
        await db.open()
        reopening = false
        storageStatus.set('ready', true)
      } catch (error) {
        connection = undefined
        storageStatus.set(storageFaultOf(error))
      }
    })
  })
}
