import { beforeEach, expect, it, vi } from 'vitest'
import type { BatchRow } from '../../../lib/batch'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { retryBatch } from '../after/retry-batch'
import { sampleBatch } from '../testing/sample-batch'
import { clearHalfWritten } from './clear-leftovers'
import { type NewRow, writeBatch, writingLockOf } from './write-batch'

const ROW: NewRow = { line: 1, values: ['1'], seedText: '{}', againOf: null }

let db: SeedpadDatabase
beforeEach(async () => {
  db = (await openDatabase()).db
  await Promise.all([db.batches.clear(), db.batchRows.clear(), db.batchClaims.clear()])
})

/** Five portions of ten rows. `before` is told which one comes. */
async function* portions(before: (portion: number) => void = () => {}): AsyncGenerator<NewRow[]> {
  for (let portion = 0; portion < 5; portion++) {
    before(portion)
    yield Array.from({ length: 10 }, () => ROW)
  }
}
const write = (rows: AsyncIterable<NewRow[]>, over = new AbortController().signal) =>
  writeBatch(rows, (id, rowCount) => sampleBatch({ id, rowCount, status: 'ready' }), {
    over,
    onProgress: () => {},
  })
const counts = () => Promise.all([db.batches.count(), db.batchRows.count(), db.batchClaims.count()])
const putRow = (batchId: string, row = 0): Promise<unknown> =>
  db.batchRows.put({ ...ROW, batchId, row } as BatchRow)

it('writes the rows in their order, and the batch last', async () => {
  const progress: number[] = []
  const batch = await writeBatch(portions(), (id, rowCount) => sampleBatch({ id, rowCount }), {
    over: new AbortController().signal,
    onProgress: (rows) => progress.push(rows),
  })
  expect(progress).toEqual([10, 20, 30, 40, 50])
  expect(batch.rowCount).toBe(50)
  expect(await counts()).toEqual([1, 50, 0])
  expect((await db.batchRows.toArray()).map(({ row }) => row)).toEqual(
    Array.from({ length: 50 }, (_, at) => at),
  )
})

it('leaves nothing where it is called off in the middle', async () => {
  const over = new AbortController()
  const written = write(
    portions((portion) => portion === 3 && over.abort()),
    over.signal,
  )
  await expect(written).rejects.toThrow()
  expect(await counts()).toEqual([0, 0, 0])
})

it('leaves nothing where it is called off while the batch itself is put down', async () => {
  const over = new AbortController()
  const callOff = () => queueMicrotask(() => over.abort())
  db.batches.hook('creating').subscribe(callOff)
  await expect(write(portions(), over.signal)).rejects.toThrow()
  db.batches.hook('creating').unsubscribe(callOff)
  expect(await counts()).toEqual([0, 0, 0])
})

it('leaves nothing where it is called off once all is written, while the lock is given back', async () => {
  const over = new AbortController()
  const request = navigator.locks.request.bind(navigator.locks)
  vi.spyOn(navigator.locks, 'request').mockImplementation(async (...given: unknown[]) => {
    const batch: unknown = await Reflect.apply(request, null, given)
    expect(await counts()).toEqual([1, 50, 0])
    over.abort()
    return batch
  })
  await expect(write(portions(), over.signal)).rejects.toThrow()
  vi.restoreAllMocks()
  expect(await counts()).toEqual([0, 0, 0])
})

it('leaves nothing where the disk is full in the middle', async () => {
  const add = vi.spyOn(db.batchRows, 'bulkAdd')
  const full = portions((portion) => {
    if (portion === 3) add.mockRejectedValueOnce(new DOMException('no room', 'QuotaExceededError'))
  })
  await expect(write(full)).rejects.toThrow('no room')
  add.mockRestore()
  expect(await counts()).toEqual([0, 0, 0])
})

it('a batch of rows to retry leaves nothing either', async () => {
  const batch = sampleBatch({ id: 'whole', rowCount: 600, limit: 600 })
  await db.batches.put(batch)
  await db.batchRows.bulkAdd(Array.from({ length: 600 }, (_, row) => ({ ...ROW, batchId: 'whole', row })))
  const over = new AbortController()
  const writing = { over: over.signal, onProgress: () => over.abort() }
  await expect(retryBatch(batch, { states: ['waiting'], picked: null }, 'again', writing)).rejects.toThrow()
  expect(await counts()).toEqual([1, 600, 0])
  const whole = { over: new AbortController().signal, onProgress: () => {} }
  await retryBatch(batch, { states: ['waiting'], picked: null }, 'again', whole)
  expect(await counts()).toEqual([2, 1200, 0])
})

it('what a crash left is removed at the next start; batches, and what a living tab writes, are not', async () => {
  await db.batches.put(sampleBatch({ id: 'b-whole' }))
  for (const id of ['a-left', 'b-whole', 'c-writing', 'd-left'])
    for (const row of [0, 1]) await putRow(id, row)
  await db.batchClaims.put({ batchId: 'e-left', row: 0, startId: 'start' })
  let finish = () => {}
  let writer: Promise<void> = Promise.resolve()
  await new Promise<void>((begun) => {
    writer = navigator.locks.request(writingLockOf('c-writing'), async () => {
      begun()
      await new Promise<void>((done) => {
        finish = done
      })
    })
  })
  expect(await clearHalfWritten()).toBe(3)
  expect(await db.batchRows.toCollection().primaryKeys()).toEqual([
    ['b-whole', 0],
    ['b-whole', 1],
    ['c-writing', 0],
    ['c-writing', 1],
  ])
  expect(await db.batchClaims.count()).toBe(0)
  finish()
  await writer
  expect(await clearHalfWritten()).toBe(1)
  expect(await counts()).toEqual([1, 2, 0])
})

it('a batch that comes to its end while leftovers are looked for stays whole', async () => {
  const { batchRows } = db
  const written = write(
    portions((portion) => {
      if (portion === 2) void clearHalfWritten()
    }),
  )
  await written
  expect(await clearHalfWritten()).toBe(0)
  expect(await batchRows.count()).toBe(50)
})

it('nothing is removed where the browser does not tell which tabs live', async () => {
  await putRow('left')
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue(undefined as unknown as LockManager)
  expect(await clearHalfWritten()).toBe(0)
  vi.restoreAllMocks()
  expect(await db.batchRows.count()).toBe(1)
})
