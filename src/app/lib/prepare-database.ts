import type { SeedpadDatabase } from './database'
import { forgetBodyHashes } from './forget-body-hashes'
import { maskKeptDeliveries } from './mask-kept-deliveries'
import type { Run } from './run'
import { announceChanges } from './run-changes'

/**
 * Tells a connection that is not open yet what its stores are and how they came to be, and makes it announce what is written.
 * One file with all that opening needs beside Dexie: the page waits for it.
 */
export function prepareDatabase(db: SeedpadDatabase): void {
  defineVersions(db)
  announceChanges(db)
}

function defineVersions(db: SeedpadDatabase) {
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
  db.version(6).stores({}).upgrade(maskKeptDeliveries)
  // 7: a run's hash is that of its masked text.
  db.version(7).stores({}).upgrade(forgetBodyHashes)
  // 8: deleted runs and their deliveries, until they go for good. No row is touched.
  db.version(8).stores({
    deletions: 'id, at',
    deletedRuns: '[deletion+startId], startId',
    deletedDeliveries: '[deletion+key], [deletion+startId]',
  })
}
