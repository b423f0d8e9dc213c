import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../lib/database'
import type { Run } from '../../../lib/run'
import { writeLine } from '../../../lib/run-export/json-lines'
import { sampleDelivery, sampleId, sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { settleRun } from '../../../lib/settle-run'
import { type ImportCount, importRuns, nothingImported, undoImport } from './import-runs'

const SECRET_HASH = 'd'.repeat(64)
const never = new AbortController().signal

const fileOf = async (runs: readonly Run[], deliveries = [sampleDelivery(sampleId(0), '{}')].slice(1)) =>
  new Blob(
    await Promise.all(
      runs.map(async (run) => {
        const own = deliveries.filter(({ startId }) => startId === run.startId)
        return `${await writeLine({ run, deliveries: own })}\n`
      }),
    ),
  )

/** What is said before, and what is done then; both must be the same. */
async function bringIn(file: Blob) {
  const told = await importRuns(file, null, () => {}, never)
  const written = nothingImported()
  const done = await importRuns(file, written, () => {}, never)
  expect(done).toEqual(told)
  const counts = ({ new: added, merged, same }: ImportCount) => ({ added, merged, same })
  return { counts: counts(done), written }
}

beforeEach(async () => {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.deliveries.clear()])
})

it('settles no own run, neither by a line nor by a delivery in it that brings the run’s secret', async () => {
  const { db } = await openDatabase()
  const own = sampleRun(0, { state: 'sending', deliverySecretHash: SECRET_HASH, resultAt: null })
  await db.runs.add(own)
  const forged = sampleDelivery(own.startId, '{"forged":1}', { secretHash: SECRET_HASH })
  const { counts } = await bringIn(
    await fileOf([{ ...own, state: 'not-sent', resultAt: Date.UTC(2026, 0, 2) }], [forged]),
  )
  expect(counts).toEqual({ added: 0, merged: 0, same: 1 })
  expect(await db.deliveries.count()).toBe(0)
  expect(await db.runs.get(own.startId)).toMatchObject({ state: 'sending', resultAt: null })
})

it('counts a run once that stands in a file twice, and the second line not at all', async () => {
  const { db } = await openDatabase()
  const run = sampleRun(6)
  const { counts } = await bringIn(await fileOf([run, { ...run, note: 'second' }]))
  expect(counts).toEqual({ added: 1, merged: 0, same: 1 })
  expect((await db.runs.get(run.startId))?.note).toBeUndefined()
})

it('counts a delivery that a run from a file lacked as what it is: something more', async () => {
  const { db } = await openDatabase()
  const run = sampleRun(6, { resultAt: Date.UTC(2026, 0, 2) })
  await bringIn(await fileOf([run]))
  const { counts } = await bringIn(await fileOf([run], [sampleDelivery(run.startId, '{}')]))
  expect(counts).toEqual({ added: 0, merged: 1, same: 0 })
  expect(await db.deliveries.count()).toBe(1)
})

it('tells a line with a time that can’t be one, and takes the others', async () => {
  const { db } = await openDatabase()
  const far = await writeLine({ run: sampleRun(1), deliveries: [] })
  const file = new Blob([
    `${far.replace(/"createdAt":\d+/, '"createdAt":8640000000000000')}\n`,
    await fileOf([sampleRun(0), sampleRun(6)]),
  ])
  expect((await bringIn(file)).counts).toEqual({ added: 2, merged: 0, same: 0 })
  const { damaged } = await importRuns(file, null, () => {}, never)
  expect(damaged).toEqual([{ number: 1, fault: 'impossible-time', field: 'run.createdAt' }])
  expect(await db.runs.toCollection().primaryKeys()).toEqual([sampleId(0), sampleId(6)])
})

it('takes its notes out of an own run again, and leaves it the outcome that it got meanwhile', async () => {
  const { db } = await openDatabase()
  const own = sampleRun(0, { state: 'sending', note: 'mine', resultAt: null })
  await db.runs.add(own)
  const { counts, written } = await bringIn(await fileOf([{ ...own, note: 'theirs', tags: ['t'] }]))
  expect(counts).toEqual({ added: 0, merged: 1, same: 0 })
  await db.runs.update(own.startId, { state: 'started' })
  await undoImport(written)
  const now = await db.runs.get(own.startId)
  expect(now).toMatchObject({ state: 'started', note: 'mine' })
  expect(now?.tags).toBeUndefined()
})

it('leaves a run from a file as it is when an answer comes that belongs to no start of this browser', async () => {
  const { db } = await openDatabase()
  const run = sampleRun(6, { state: 'sending' })
  await bringIn(await fileOf([run]))
  await settleRun({
    startId: run.startId,
    state: 'not-sent',
    reason: 'dns-failed',
    executionId: null,
    message: null,
    upstream: null,
    sentAt: null,
    settledAt: null,
  })
  expect(await db.runs.get(run.startId)).toMatchObject({ state: 'unknown', reason: 'journal-changed' })
})
