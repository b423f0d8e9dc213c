import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { KEPT_DELETED_MS } from '../../../lib/deletion'
import type { Run } from '../../../lib/run'
import { writeLine } from '../../../lib/run-export/json-lines'
import { sampleDelivery, sampleId, sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { budgetStanding, writeBudget } from '../../../lib/start/budget'
import { addUnseen } from '../../../lib/unseen'
import { importRuns, nothingImported, undoImport } from '../transfer/import-runs'
import { bringBack } from './bring-back'
import { deleteForGood, deleteOldForGood } from './delete-for-good'
import { hideRuns } from './hide-runs'
import { goingOf, tallyRuns } from './tally-runs'

const SECRET = 'd'.repeat(64)
const MANY = 130
const DAY = 86_400_000

const everything = async () => {
  const { db } = await openDatabase()
  return {
    runs: (await db.runs.toArray()).map(({ changedAt: _, ...run }) => run),
    deliveries: await db.deliveries.toArray(),
  }
}
const leftOvers = async () => {
  const { db } = await openDatabase()
  const all = [db.deletions, db.deletedRuns, db.deletedDeliveries]
  return Promise.all(all.map((table) => table.count()))
}
const hide = async (ids: readonly string[]) => (await hideRuns({ ids })).id ?? 'nothing was deleted'
/** What another tab, or this one after a reload, knows: the rows alone. */
const kept = async () => (await (await openDatabase()).db.deletions.orderBy('at').reverse().toArray())[0]

beforeEach(async () => {
  const { db } = await openDatabase()
  await Promise.all(
    [db.runs, db.deliveries, db.deletions, db.deletedRuns, db.deletedDeliveries].map((table) =>
      table.clear(),
    ),
  )
})

it('takes a long history away slice by slice, out of every count, and brings every row back as it was', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut(Array.from({ length: MANY }, (_, at) => sampleRun(at)))
  await db.deliveries.bulkPut([0, 2, 129].map((at) => sampleDelivery(sampleId(at), `{"of": ${at}}`)))
  const before = await everything()
  const done: number[] = []
  const ids = await db.runs.toCollection().primaryKeys()
  const { id, count } = await hideRuns({ ids, onProgress: (some) => done.push(some) })
  expect(count).toBe(MANY)
  expect(done).toEqual([100, MANY])
  expect(await everything()).toEqual({ runs: [], deliveries: [] })
  expect(await kept()).toMatchObject({ id, count: MANY, automation: null })
  await bringBack(id ?? '')
  expect(await everything()).toEqual(before)
  expect(await leftOvers()).toEqual([0, 0, 0])
})

it('leaves what is still being sent, and what it is told to leave, whatever it is asked to delete', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut([
    sampleRun(0, { state: 'sending' }),
    sampleRun(1, { starred: true, state: 'started' }),
    sampleRun(2, { state: 'unknown' }),
    sampleRun(3, { state: 'rejected' }),
  ])
  const tally = await tallyRuns(null)
  const sizes = [tally.ids.length, tally.sending.size, tally.starred.size, tally.unknown.size, tally.open]
  expect(sizes).toEqual([4, 1, 1, 1, 1])
  const all = { starred: false, unknown: false }
  expect(goingOf(tally, { starred: true, unknown: true })).toEqual([sampleId(3)])
  expect(goingOf(tally, all)).toEqual([1, 2, 3].map(sampleId))
  // The rows decide, not what was counted.
  const first = await hideRuns({ ids: tally.ids, spare: { starred: true, unknown: true } })
  expect(first.count).toBe(1)
  expect((await hideRuns({ ids: tally.ids, spare: all })).count).toBe(2)
  expect(await db.runs.toCollection().primaryKeys()).toEqual([sampleId(0)])
})

it('leaves no trace of a run that it deletes for good, or where there is no room to keep it', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut([sampleRun(0), sampleRun(1)])
  await db.deliveries.put(sampleDelivery(sampleId(0), '{}'))
  await deleteForGood(await hide([sampleId(0)]))
  expect(await leftOvers()).toEqual([0, 0, 0])
  expect(await hideRuns({ ids: [sampleId(1)], forGood: true })).toEqual({ id: null, count: 1 })
  expect([await leftOvers(), await everything()]).toEqual([[0, 0, 0], { runs: [], deliveries: [] }])
})

it('keeps what is deleted for a week, and goes on with what was begun', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut([sampleRun(0), sampleRun(1), sampleRun(2)])
  const [young, old, begun] = [
    await hide([sampleId(0)]),
    await hide([sampleId(1)]),
    await hide([sampleId(2)]),
  ]
  const now = Date.now()
  await db.deletions.update(old, { at: now - KEPT_DELETED_MS - 1 })
  await db.deletions.update(young, { at: now - KEPT_DELETED_MS })
  await db.deletions.update(begun, { final: true })
  await bringBack(begun)
  expect(await db.runs.count()).toBe(0)
  await deleteOldForGood(now)
  await db.deletions.update(young, { at: now })
  await deleteOldForGood(now + DAY)
  expect(await db.deletedRuns.toCollection().primaryKeys()).toEqual([[young, sampleId(0)]])
})

it('a clock that is wrong for a while makes nothing old', async () => {
  const { db } = await openDatabase()
  await db.runs.put(sampleRun(0))
  const id = await hide([sampleId(0)])
  const now = Date.now()
  for (const wrong of [now + 400 * DAY, now + DAY, now + 400 * DAY]) await deleteOldForGood(wrong)
  // Nor where it was behind when they were deleted.
  await db.deletions.update(id, { at: 0, oldSince: undefined })
  await deleteOldForGood(now)
  await deleteOldForGood(now + DAY - 1)
  expect(await db.deletedRuns.count()).toBe(1)
})

it('brings a row back that can’t be read, as it was stored', async () => {
  const { db } = await openDatabase()
  const damaged = { startId: sampleId(0), state: 'of the future', odd: { deep: [1n] } } as unknown as Run
  await db.runs.put(damaged)
  await bringBack(await hide([sampleId(0)]))
  const [stored] = await db.runs.toCollection().raw().toArray()
  expect(stored).toMatchObject({ state: 'of the future', odd: { deep: [1n] } })
})

it('lets a delivery that came meanwhile count when its run is back: it ends the wait, and proves the start', async () => {
  const { db } = await openDatabase()
  const run = sampleRun(4, { state: 'unknown', resultAt: null, deliverySecretHash: SECRET })
  await db.runs.put(run)
  const id = await hide([run.startId])
  await db.deliveries.put(sampleDelivery(run.startId, '{"late": 1}', { secretHash: SECRET }))
  await bringBack(id)
  expect(await db.runs.get(run.startId)).toMatchObject({
    state: 'started',
    settledBy: 'delivery',
    resultAt: Date.parse('2026-01-01T00:00:09.000Z'),
  })
})

it('of a run that a file brought in meanwhile, the one that this browser started is the true one', async () => {
  const { db } = await openDatabase()
  const own = sampleRun(4, { state: 'unknown', resultAt: null, deliverySecretHash: SECRET, note: 'mine' })
  await db.runs.put(own)
  const id = await hide([own.startId])
  const forged = sampleDelivery(own.startId, '{"forged": 1}', { secretHash: SECRET })
  const line = await writeLine({ run: { ...own, state: 'started', note: 'theirs' }, deliveries: [forged] })
  const written = nothingImported()
  await importRuns(new Blob([line]), written, () => {}, new AbortController().signal)
  expect((await db.runs.get(own.startId))?.importedAt).toBeDefined()
  await bringBack(id)
  const back = await db.runs.get(own.startId)
  expect(back).toMatchObject({ state: 'unknown', note: 'mine\n\ntheirs', likeness: own.likeness })
  expect(back?.importedAt).toBeUndefined()
  // Kept, as something that proves nothing.
  expect(await db.deliveries.toArray()).toMatchObject([{ key: forged.key, secretHash: null }])
  await undoImport(written)
  expect((await db.runs.get(own.startId))?.state).toBe('unknown')
})

it('brings a whole history back over its own export, with every result', async () => {
  const { db } = await openDatabase()
  const runs = Array.from({ length: MANY }, (_, at) => sampleRun(at, { resultAt: Date.UTC(2026, 0, 2) }))
  const deliveries = runs.map(({ startId }) => sampleDelivery(startId, '{}'))
  await db.runs.bulkPut(runs)
  await db.deliveries.bulkPut(deliveries)
  const before = await everything()
  const lines = await Promise.all(
    runs.map((run, at) => writeLine({ run, deliveries: deliveries.slice(at, at + 1) })),
  )
  const id = await hide(runs.map(({ startId }) => startId))
  const written = nothingImported()
  await importRuns(new Blob([lines.join('\n')]), written, () => {}, new AbortController().signal)
  await bringBack(id)
  expect(await everything()).toEqual(before)
  // Nor does taking the import back take anything of theirs.
  await undoImport(written)
  expect(await everything()).toEqual(before)
})

it('keeps the truer row where an outcome put its run back already', async () => {
  const { db } = await openDatabase()
  const run = sampleRun(4, { state: 'unknown', note: 'before' })
  await db.runs.put(run)
  const id = await hide([run.startId])
  await db.runs.put({ ...run, state: 'started', note: 'after' })
  await bringBack(id)
  expect(await db.runs.get(run.startId)).toMatchObject({ state: 'started', note: 'after\n\nbefore' })
})

it('stops where the deletion is undone in another tab meanwhile', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut(Array.from({ length: MANY }, (_, at) => sampleRun(at)))
  const ids = await db.runs.toCollection().primaryKeys()
  let undone: Promise<void> | undefined
  await hideRuns({
    ids,
    onProgress: () => {
      undone ??= kept().then((deletion) => bringBack(deletion?.id ?? ''))
    },
  })
  await undone
  for (const { id } of await db.deletions.toArray()) await bringBack(id)
  expect(await db.runs.count()).toBe(MANY)
  expect(await leftOvers()).toEqual([0, 0, 0])
})

it('stops where the deletion is carried out for good in another tab meanwhile, and leaves nothing behind', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut(Array.from({ length: MANY }, (_, at) => sampleRun(at)))
  const ids = await db.runs.toCollection().primaryKeys()
  let begun: Promise<unknown> | undefined
  const { count } = await hideRuns({
    ids,
    onProgress: () => {
      begun ??= db.deletions.toCollection().modify({ final: true })
    },
  })
  await begun
  expect(count).toBe(100)
  await deleteOldForGood()
  expect([await db.runs.count(), await leftOvers()]).toEqual([MANY - count, [0, 0, 0]])
})

it('counts no result as unseen that went with its run, until it is back', async () => {
  const { db } = await openDatabase()
  const deliveries = [
    sampleDelivery(sampleId(0), '{}'),
    sampleDelivery(sampleId(0), '{}', { key: 'looked at' }),
  ]
  await db.runs.put(sampleRun(0))
  await db.deliveries.bulkPut(deliveries)
  const unseen = () => db.settings.where('key').startsWith('unseen:').toArray()
  await addUnseen(db, deliveries[0]?.key ?? '', sampleId(0))
  const before = await unseen()
  const id = await hide([sampleId(0)])
  expect(await unseen()).toEqual([])
  await bringBack(id)
  expect([before.length, await unseen()]).toEqual([1, before])
})

it('takes a deleted start out of the budget, and puts it in again', async () => {
  const { db } = await openDatabase()
  const now = Date.now()
  const live = { id: 'api', label: 'api', baseUrl: 'https://api.example', simulated: false } as const
  await db.runs.put(sampleRun(0, { createdAt: now, target: live, profile: 'P' }))
  await writeBudget(db, 'P', { perDay: 5, raised: null })
  const used = async () => (await budgetStanding(db, 'P', now))?.used
  const id = await hide([sampleId(0)])
  expect(await used()).toBe(0)
  await bringBack(id)
  expect(await used()).toBe(1)
})
