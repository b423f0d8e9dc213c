import { beforeAll, describe, expect, it } from 'vitest'
import type { Delivery } from '../../contract/inbox-messages'
import { openDatabase } from './database'
import type { Run } from './run'
import { sampleDelivery, sampleRun } from './run-index/testing/sample-runs'
import { findAccepted, findRecentTwin } from './start/recent-twin'
import { lastAccepted } from './use-last-accepted'

const ROWS = 3000
/** A delivery as it was kept before its values were masked. */
const CLEAR = sampleDelivery(sampleRun(1).startId, '{"the":"result"}', {
  headers: [
    ['Host', 'x'],
    ['X-Customer', 'hunter2'],
    ['Via', 'hunter2'],
  ],
  query: '?customer=hunter2',
})
/** Every run is of one automation on one target; every sixth one is the only accepted start of its request. */
const rowOf = (at: number): Run => ({ ...sampleRun(at), project: 'p', automation: 'a' })

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** The database as version 4 left it, made without any of today's code. */
async function leaveVersion4(rows: readonly Run[], arrived: readonly Delivery[]) {
  await answerOf(indexedDB.deleteDatabase('seedpad'))
  const opening = indexedDB.open('seedpad', 40)
  opening.onupgradeneeded = () => {
    const make = (name: string, keyPath: string | string[], indexes: string[] = []) => {
      const store = opening.result.createObjectStore(name, { keyPath })
      for (const index of indexes)
        store.createIndex(index, index.startsWith('[') ? index.slice(1, -1).split('+') : index)
    }
    make('runs', 'startId', [
      'createdAt',
      'changedAt',
      'state',
      'executionId',
      'againOf',
      '[project+automation]',
      '[project+automation+createdAt]',
      '[batchId+batchRow]',
    ])
    make('drafts', 'key', ['updatedAt'])
    make('deliveries', 'key', ['seq', 'startId', 'receivedAt'])
    make('savedSeeds', 'id', ['updatedAt'])
    for (const name of ['settings', 'vault', 'seedSchemas']) make(name, 'key')
    make('runIndex', 'id')
    make('batches', 'id', ['createdAt', 'retryOf'])
    make('batchRows', ['batchId', 'row'])
    make('batchClaims', ['batchId', 'row'])
  }
  const db = await answerOf(opening)
  const transaction = db.transaction(['runs', 'deliveries'], 'readwrite')
  for (const row of rows) transaction.objectStore('runs').put(row)
  for (const one of arrived) transaction.objectStore('deliveries').put(one)
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  db.close()
}

describe('a history of before, opened by today’s page', () => {
  beforeAll(() =>
    leaveVersion4(
      Array.from({ length: ROWS }, (_, at) =>
        at === 1 ? { ...rowOf(at), headerNames: ['Via'] } : rowOf(at),
      ),
      [CLEAR, { ...CLEAR, key: 'odd', startId: 'nobody', headers: 'hunter2' as unknown as [] }],
    ),
  )

  it('holds no header value and no query of a delivery that may be a secret, and all of its content', async () => {
    const { db } = await openDatabase()
    expect(JSON.stringify(await db.deliveries.toArray())).not.toContain('hunter2')
    expect(await db.deliveries.get(CLEAR.key)).toEqual({
      ...CLEAR,
      headers: [
        ['Host', 'x'],
        ['X-Customer', '••••'],
        ['Via', '••••'],
      ],
      query: '?customer=••••',
    })
    expect(await db.deliveries.get('odd')).toMatchObject({ headers: [], body: CLEAR.body })
  })

  it('has no hash of a request that holds header values, and every other one', async () => {
    const { db } = await openDatabase()
    const hashes = async (at: number) => (await db.runs.get(sampleRun(at).startId))?.bodyHash
    expect(await hashes(1)).toBe('')
    expect(await hashes(2)).toBe(sampleRun(2).bodyHash)
  })

  it('has a place for what is deleted, and nothing in it', async () => {
    const { db } = await openDatabase()
    for (const store of [db.deletions, db.deletedRuns, db.deletedDeliveries])
      expect(await store.count()).toBe(0)
    expect(db.verno).toBe(8)
  })

  it('has every run, each as it was', async () => {
    const { db } = await openDatabase()
    expect(await db.runs.count()).toBe(ROWS)
    expect(await db.runs.get(sampleRun(12).startId)).toEqual(rowOf(12))
  })

  it('tells whether a request was accepted before without going through the others', async () => {
    const { db } = await openDatabase()
    let read = 0
    const count = (row: unknown) => {
      if (row !== undefined) read += 1
      return row
    }
    db.runs.hook('reading', count)
    const next = (likeness: string) =>
      ({ ...rowOf(ROWS), createdAt: rowOf(12).createdAt + 1000, likeness, againOf: null }) satisfies Run
    expect(await findAccepted(db, next('likeness-12'))).toEqual(rowOf(12))
    expect(await findRecentTwin(db, next('likeness-12'))).toEqual(rowOf(12))
    // Rejected, and never asked.
    for (const likeness of ['likeness-9', 'never sent']) {
      expect(await findAccepted(db, next(likeness))).toBeUndefined()
      expect(await findRecentTwin(db, next(likeness))).toBeUndefined()
    }
    expect((await lastAccepted(db, 'simulator', 'p', 'a'))?.startId).toBe(sampleRun(ROWS - 4).startId)
    expect(await lastAccepted(db, 'app', 'p', 'a')).toBeUndefined()
    db.runs.hook('reading').unsubscribe(count)
    expect(read).toBeLessThan(10)
  })

  it('takes no run that a file brought in for an accepted start of its own', async () => {
    const { db } = await openDatabase()
    const imported: Run = {
      ...rowOf(ROWS + 6),
      importedAt: Date.UTC(2026, 0, 1),
      createdAt: rowOf(ROWS).createdAt + 1,
    }
    expect(imported.state).toBe('started')
    await db.runs.add(imported)
    const again: Run = {
      ...imported,
      startId: sampleRun(ROWS + 7).startId,
      createdAt: imported.createdAt + 1,
    }
    expect(await findAccepted(db, again)).toBeUndefined()
    expect(await findRecentTwin(db, again)).toBeUndefined()
    expect((await lastAccepted(db, 'simulator', 'p', 'a'))?.startId).toBe(sampleRun(ROWS - 4).startId)
    await db.runs.delete(imported.startId)
  })

  it('counts an unknown run, but for the one that is sent again, and what is older than two minutes as no twin', async () => {
    const { db } = await openDatabase()
    const unknown = rowOf(10)
    const again: Run = { ...rowOf(ROWS), likeness: 'likeness-10', createdAt: unknown.createdAt + 3 * 60_000 }
    expect(unknown.state).toBe('unknown')
    expect((await findAccepted(db, again))?.startId).toBe(unknown.startId)
    expect(await findAccepted(db, { ...again, againOf: unknown.startId })).toBeUndefined()
    expect(await findRecentTwin(db, again)).toBeUndefined()
  })
})
