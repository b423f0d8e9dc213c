import { expect, it } from 'vitest'
import { openDatabase } from '../database'
import { createIndexKeeper } from './index-keeper'
import { openRawDatabase } from './raw-database'
import { createRunIndex } from './run-index'
import { sampleId, sampleRun } from './testing/sample-runs'

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
  await db.runs.put(sampleRun(1, { resultAt: 1 }))
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
