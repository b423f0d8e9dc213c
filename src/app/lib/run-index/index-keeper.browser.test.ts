import { expect, it } from 'vitest'
import { openDatabase } from '../database'
import { createIndexKeeper } from './index-keeper'
import { openRawDatabase } from './raw-database'
import { createRunIndex } from './run-index'
import { EVERY_RUN } from './run-query'
import { sampleDelivery, sampleId, sampleRun } from './testing/sample-runs'

it('knows a deleted run no more, also where its change was still being read', async () => {
  const { db } = await openDatabase()
  const raw = await openRawDatabase(() => {})
  let answer = () => {}
  const slow = new Promise<void>((resolve) => {
    answer = resolve
  })
  const index = createRunIndex()
  const keeper = createIndexKeeper(
    {
      ...raw,
      // The deliveries of a run with a result.
      all: async (store, range, most, name) => {
        await slow
        return raw.all(store, range, most, name)
      },
    },
    index,
  )
  await db.runs.put(sampleRun(1, { resultAt: Date.UTC(2026, 0, 2) }))
  const changed = keeper.takeChanged([sampleId(1)], () => {})
  await raw.count('runs')
  await db.runs.delete(sampleId(1))
  const deleted = keeper.takeChanged([sampleId(1)], () => {})
  await raw.count('runs')
  answer()
  await Promise.all([changed, deleted])
  expect(index.has(sampleId(1))).toBe(false)
  raw.close()
})

/** An index of its own over what is in the database, as a worker that begins. */
async function begun() {
  const raw = await openRawDatabase(() => {})
  const index = createRunIndex()
  const keeper = createIndexKeeper(raw, index)
  const used = await keeper.load()
  await keeper.catchUp(() => {})
  return { index, keeper, used, close: raw.close }
}

async function emptied() {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.deliveries.clear(), db.runIndex.clear()])
  return db
}

it('leaves an index that holds a time that can’t be one, and makes it anew from the rows', async () => {
  const db = await emptied()
  await db.runs.put(sampleRun(1))
  const first = await begun()
  await first.keeper.save(true)
  first.close()
  await db.runIndex
    .where('id')
    .aboveOrEqual(0)
    .modify((chunk: { id: number; facts?: { createdAt: number }[] }) => {
      for (const facts of chunk.facts ?? []) facts.createdAt = 8_640_000_000_000_000
    })
  const again = await begun()
  again.close()
  expect(again.used).toBe(false)
  const { runs } = again.index.find(EVERY_RUN, Date.now())
  expect(runs.map(({ createdAt }) => createdAt)).toEqual([sampleRun(1).createdAt])
})

it('knows that a row has gone and another one come without a word', async () => {
  const db = await emptied()
  await db.runs.put(sampleRun(1))
  const first = await begun()
  await first.keeper.save(true)
  first.close()
  await db.runs.clear()
  await db.runs.put(sampleRun(2))
  // Nothing tells when it was written.
  await db.transaction('rw', db.runs, (transaction) =>
    transaction.idbtrans.objectStore('runs').put(sampleRun(2)),
  )
  const again = await begun()
  again.close()
  expect(again.used).toBe(true)
  expect(again.index.startIds()).toEqual([sampleId(2)])
})

it('comes through deliveries that say an impossible time, and misses none after them', async () => {
  const db = await emptied()
  const resultAt = Date.UTC(2026, 0, 2)
  await db.runs.put(sampleRun(0, { resultAt }))
  await db.deliveries.bulkPut(
    ['zzz', '2099-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'].map((receivedAt) =>
      sampleDelivery(sampleId(0), '{}', { receivedAt, key: receivedAt }),
    ),
  )
  const first = await begun()
  await first.keeper.save(true)
  first.close()
  await db.deliveries.put(
    sampleDelivery(sampleId(0), '"a late word"', { receivedAt: new Date().toISOString(), key: 'late' }),
  )
  const again = await begun()
  again.close()
  expect(again.used).toBe(true)
  expect(again.index.find({ ...EVERY_RUN, text: 'late word' }, Date.now()).runs).toHaveLength(1)
})

it('finds a run by what its result says, in whatever coding and charset it came', async () => {
  const db = await emptied()
  await db.runs.put(sampleRun(1, { resultAt: Date.UTC(2026, 0, 2) }))
  const stream = new Blob(['{"berth":"Alpha"}']).stream().pipeThrough(new CompressionStream('gzip'))
  const coded = new Uint8Array(await new Response(stream).arrayBuffer())
  await db.deliveries.bulkPut([
    {
      ...sampleDelivery(sampleId(1), 'one'),
      headers: [['Content-Encoding', 'gzip']],
      body: { encoding: 'base64', text: btoa(String.fromCharCode(...coded)) },
    },
    {
      ...sampleDelivery(sampleId(1), 'two', { key: 'two' }),
      contentType: 'text/plain; charset=latin1',
      body: { encoding: 'base64', text: btoa('Gr\u00fc\u00dfe') },
    },
  ])
  const { index, close } = await begun()
  for (const text of ['alpha', 'grüße'])
    expect(index.find({ ...EVERY_RUN, text }, 0).runs.map(({ startId }) => startId)).toEqual([sampleId(1)])
  close()
})
