import type { DexieConstructor, EntityTable, Table } from 'dexie'
import type { Delivery } from '../../contract/inbox-messages'
import type { Batch, BatchClaim, BatchRow } from './batch'
import type { Draft } from './draft'
import { forgetBodyHashes } from './forget-body-hashes'
import type { maskKeptDeliveries } from './mask-kept-deliveries'
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
  const [{ Dexie, liveQuery }, { announceChanges }, { maskKeptDeliveries: mask }] = await Promise.all([
    import('dexie'),
    import('./run-changes'),
    import('./mask-kept-deliveries'),
  ])
  const db = new Dexie(NAME, { chromeTransactionDurability: 'strict' }) as SeedpadDatabase
  defineVersions(db, mask)
  // Asked for a key that is not there, Dexie passes `undefined` through here too.
  db.runs.hook('reading', (stored: unknown) => (stored === undefined ? undefined : readRun(stored)))
  announceChanges(db)
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

function defineVersions(db: SeedpadDatabase, mask: typeof maskKeptDeliveries) {
  db.version(1).stores({
    runs: 'startId, createdAt, state, executionId, [project+automation]',
    drafts: 'key, updatedAt',
    deliveries: 'key, seq, startId',
    settings: 'key',
    vault: 'key',
  })
  // 2: runs know the operator's mark, and can be found by the run that they send again; an automation's runs can be read
  // newest first; seeds kept under a name, and a schema for each automation's seeds; deliveries newest first, since an inbox
  // that began anew counts from the beginning.
  db.version(2)
    .stores({
      runs: 'startId, createdAt, state, executionId, againOf, [project+automation], [project+automation+createdAt]',
      deliveries: 'key, seq, startId, receivedAt',
      savedSeeds: 'id, updatedAt',
      seedSchemas: 'key',
    })
    .upgrade((upgrade) =>
      upgrade
        .table('runs')
        .toCollection()
        .modify((run: Partial<Run>) => {
          run.mark ??= null
        }),
    )
  // 3: runs carry notes, tags, a star and the time of their last writing; a search index over them. No row is rewritten:
  // what is missing in an old one is read as absent, and the index is built later, while nothing else is going on.
  db.version(3).stores({
    runs: 'startId, createdAt, changedAt, state, executionId, againOf, [project+automation], [project+automation+createdAt]',
    runIndex: 'id',
  })
  // 4: batches, their rows, and which run took which; a batch's runs by row. A run without a batch is in no such index.
  db.version(4).stores({
    runs: 'startId, createdAt, changedAt, state, executionId, againOf, [project+automation], [project+automation+createdAt], [batchId+batchRow]',
    batches: 'id, createdAt, retryOf',
    batchRows: '[batchId+row]',
    batchClaims: '[batchId+row]',
  })
  // 5: the starts of one and the same request, and the newest accepted start of an automation on a target, each found at
  // once among any number of runs. The browser makes both indexes from the rows as they are.
  db.version(5).stores({
    runs: 'startId, createdAt, changedAt, state, executionId, againOf, [project+automation], [project+automation+createdAt], [batchId+batchRow], [likeness+createdAt], [project+automation+target.id+state+createdAt]',
  })
  // 6: deliveries hold no header value and no query that may be a secret. A page of before is closed by it, too: it would
  // go on with an inbox whose id is all that it takes to read it.
  db.version(6).stores({}).upgrade(mask)
  // 7: a run's hash is that of its masked text.
  db.version(7).stores({}).upgrade(forgetBodyHashes)
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
