import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { recentSeeds } from './recent-seeds'

const OF_P_A = { project: 'p', automation: 'a' }

afterEach(async () => {
  const { db } = await openDatabase()
  await db.runs.clear()
})

/** Starts with these seeds, one after the other. */
async function start(seeds: readonly string[], part: Parameters<typeof sampleRun>[1] = OF_P_A) {
  const { db } = await openDatabase()
  const before = await db.runs.count()
  await db.runs.bulkAdd(seeds.map((seedText, at) => sampleRun(before + at, { ...part, seedText })))
}

async function recent() {
  const { db } = await openDatabase()
  return await recentSeeds(db, 'p', 'a')
}

it('the last fifty distinct seeds of an automation are recent, newest first', async () => {
  await start(Array.from({ length: 60 }, (_, n) => `{"n": ${n}}`))
  const texts = (await recent()).map(({ text }) => text)
  expect(texts).toEqual(Array.from({ length: 50 }, (_, n) => `{"n": ${59 - n}}`))
})

it('a seed that was started again counts once, stands where it was used last, and pushes none out', async () => {
  await start(Array.from({ length: 50 }, (_, n) => `{"n": ${n}}`))
  await start(Array(30).fill('{"n": 7}'))
  const seeds = await recent()
  expect(seeds).toHaveLength(50)
  expect(seeds[0]).toMatchObject({ text: '{"n": 7}', uses: 31 })
  expect(seeds.at(-1)?.text).toBe('{"n": 0}')
})

it('seeds are told apart by their exact text; white space alone is no seed', async () => {
  await start(['{"n": 1}', '{"n":1}', '{"n": 1.0}', '', ' \n'])
  expect((await recent()).map(({ text }) => text)).toEqual(['{"n": 1.0}', '{"n":1}', '{"n": 1}'])
})

it('what another automation or project was started with is not offered', async () => {
  await start(['mine'])
  await start(['theirs'], { project: 'p', automation: 'b' })
  await start(['elsewhere'], { project: 'q', automation: 'a' })
  expect((await recent()).map(({ text }) => text)).toEqual(['mine'])
})

it('each says when and what became of its newest run; a long text is left in the database', async () => {
  const long = `"${'x'.repeat(200_000)}"`
  await start([long], { ...OF_P_A, state: 'unknown' })
  await start([long], { ...OF_P_A, state: 'rejected' })
  const [seed] = await recent()
  expect(seed).toMatchObject({ uses: 2, text: null, run: { state: 'rejected', seedText: '' } })
})
