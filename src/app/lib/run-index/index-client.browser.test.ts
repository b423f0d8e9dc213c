import { afterEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../database'
import type { Run } from '../run'
import { askIndex, subscribeIndex } from './index-client'
import { EVERY_RUN, type RunQuery } from './run-query'
import { sampleDelivery, sampleId, sampleRun } from './testing/sample-runs'

afterEach(async () => {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.deliveries.clear()])
})

const idsOf = (query: Partial<RunQuery>) => askIndex('ids', { query: { ...EVERY_RUN, ...query } })
const settled = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 50 })

async function putRuns(runs: Run[]) {
  const { db } = await openDatabase()
  await db.runs.bulkPut(runs)
}

describe('the index in its worker', () => {
  it('is built from rows of before it, and follows what comes, changes and goes', async () => {
    await putRuns(Array.from({ length: 1500 }, (_, at) => sampleRun(at)))
    await settled(async () => expect(await idsOf({})).toHaveLength(1500))
    expect(await idsOf({ text: 'exec_1494' })).toEqual([sampleId(1494)])

    const { db } = await openDatabase()
    const told = vi.fn()
    const stop = subscribeIndex(told)
    await db.runs.add(sampleRun(2000, { executionId: 'exec_new' }))
    await settled(async () => expect((await idsOf({}))[0]).toBe(sampleId(2000)))
    await db.runs.update(sampleId(5), { note: 'the one that Ana asked for', starred: true })
    await settled(async () => expect(await idsOf({ text: 'ana asked' })).toEqual([sampleId(5)]))
    expect(await idsOf({ starred: true })).toEqual([sampleId(5)])
    await db.runs.bulkDelete([sampleId(5), sampleId(6)])
    await settled(async () => expect(await idsOf({})).toHaveLength(1499))
    await settled(async () => expect(told).toHaveBeenCalled())
    stop()
  })

  it('finds the words of a result, and those of a text too long to be indexed', async () => {
    const { db } = await openDatabase()
    await putRuns([
      sampleRun(1, { resultAt: Date.UTC(2026, 0, 2) }),
      sampleRun(2, { seedText: `${'x'.repeat(30_000)} haystack` }),
    ])
    await db.deliveries.add(sampleDelivery(sampleId(1), '{"title":"Sun Halo over Sweden"}'))
    await settled(async () => expect(await idsOf({ text: 'halo' })).toEqual([sampleId(1)]))
    await settled(async () => {
      // Asking begins the reading; its finds come with the next answer.
      await askIndex('find', { query: { ...EVERY_RUN, text: 'haystack' } })
      expect(await idsOf({ text: 'haystack' })).toEqual([sampleId(2)])
    })
  })

  it('is kept in the database, and built anew when asked', async () => {
    const { db } = await openDatabase()
    await putRuns([sampleRun(1), sampleRun(2)])
    await settled(async () => expect(await idsOf({})).toHaveLength(2))
    await settled(async () => expect(await db.runIndex.count()).toBeGreaterThanOrEqual(2))
    await askIndex('rebuild', {})
    expect(await idsOf({})).toEqual([sampleId(2), sampleId(1)])
  })

  it('gives lines, counts and figures of what was asked', async () => {
    await putRuns(Array.from({ length: 12 }, (_, at) => sampleRun(at)))
    await settled(async () => expect(await idsOf({})).toHaveLength(12))
    const query = { ...EVERY_RUN, states: ['rejected' as const] }
    const answer = await askIndex('find', { query })
    expect(answer).toMatchObject({ total: 2, all: 12, building: null, reading: false })
    expect(answer.lines.map(({ startId }) => startId)).toEqual([sampleId(9), sampleId(3)])
    expect(await askIndex('lines', { query, from: 1, to: 5 })).toHaveLength(1)
    expect((await askIndex('stats', { query }))?.states.rejected).toBe(2)
  })
})

describe('a row of a version before', () => {
  it('is read as it is: without note, tags and star', async () => {
    await putRuns([sampleRun(1)])
    const { db } = await openDatabase()
    const run = await db.runs.get(sampleId(1))
    expect(run?.damaged).toBeUndefined()
    expect(run?.tags).toBeUndefined()
    expect(run?.changedAt).toBeGreaterThan(0)
  })
})
