import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../lib/database'
import type { Run } from '../../lib/run'
import { mergeRun } from '../../lib/run-export/merge-run'
import { sampleId, sampleRun } from '../../lib/run-index/testing/sample-runs'
import { settleRun } from '../../lib/settle-run'
import { budgetStanding, writeBudget } from '../../lib/start/budget'
import { rowsUnderWay } from '../../lib/unwritten-outcomes'
import { joinedRows } from './after/joined-rows'
import { planQueue } from './run/plan-queue'
import { sampleBatch } from './testing/sample-batch'

const BATCH = sampleBatch({ id: 'own-batch', rowCount: 1, limit: 1 })

/** A file's word on the run of the batch's only row, whose own row was deleted. */
const imported = (part: Partial<Run>): Run =>
  mergeRun(undefined, sampleRun(0, { batchId: BATCH.id, batchRow: 0, ...part }), 1).run

beforeEach(async () => {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.batchClaims.clear(), db.batchRows.clear()])
  await db.batchClaims.put({ batchId: BATCH.id, row: 0, startId: sampleId(0) })
  await db.batchRows.put({
    batchId: BATCH.id,
    row: 0,
    line: 1,
    values: [],
    seedText: '{}',
    againOf: null,
  })
})

it('a row whose run a file calls not sent is not sent again', async () => {
  const { db } = await openDatabase()
  // Whichever way it got there.
  for (const run of [
    imported({ state: 'not-sent' }),
    { ...sampleRun(0), state: 'not-sent', batchId: BATCH.id, importedAt: Date.UTC(2026, 0, 1) } as const,
  ]) {
    await db.runs.put(run)
    expect(await planQueue(BATCH)).toMatchObject({ queue: [], left: 0, open: [] })
  }
})

it('a row whose run a file calls started has lost its run all the same', async () => {
  const { db } = await openDatabase()
  await db.runs.put(imported({ state: 'started' }))
  const rows = []
  for await (const some of joinedRows(BATCH)) rows.push(...some)
  expect(rows).toMatchObject([{ state: 'gone', run: null, result: null }])
})

it('a budget does not count what a file brought in', async () => {
  const { db } = await openDatabase()
  const now = Date.now()
  await writeBudget(db, 'Prod', { perDay: 2, raised: null })
  const live = {
    target: { id: 'api', label: 'api', baseUrl: '', simulated: false },
    profile: 'Prod',
  } as const
  await db.runs.bulkPut([
    sampleRun(0, { ...live, createdAt: now }),
    mergeRun(undefined, sampleRun(6, { ...live, createdAt: now }), now).run,
  ])
  expect(await budgetStanding(db, 'Prod', now)).toMatchObject({ used: 1 })
})

it('the outcome of an own start takes the place of what a file said of it after its row was lost', async () => {
  const { db } = await openDatabase()
  const own = sampleRun(0, { state: 'sending', executionId: null })
  rowsUnderWay.set(own.startId, own)
  await db.runs.put(imported({ state: 'not-sent' }))
  const nothing = { message: null, reason: null, upstream: null, sentAt: null, settledAt: null }
  await settleRun({ startId: own.startId, state: 'started', executionId: 'exec_own', ...nothing })
  const row = await db.runs.get(own.startId)
  expect(row).toMatchObject({ state: 'started', executionId: 'exec_own' })
  expect(row?.importedAt).toBeUndefined()
})
