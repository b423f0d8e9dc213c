import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Config } from '../../../../contract/config-message'
import type { StartOutcome } from '../../../../contract/start-messages'
import type { Target } from '../../../../contract/target'
import type { Batch } from '../../../lib/batch'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { deleteBatch } from '../after/delete-batch'
import { sampleBatch } from '../testing/sample-batch'
import { batchRunner } from './batch-runner'

const TARGET: Target = { id: 'api', label: 'api', baseUrl: 'http://x', dialect: 'nested', simulated: false }
const CONFIG: Config = {
  version: '1',
  journalId: 'life',
  targets: [TARGET],
  inbox: { publicUrl: 'http://x' },
  limits: { bodyBytes: 1, nameLength: 1, answerBytes: 1, deliveryBytes: 1 },
  startTimeoutMs: 1_000,
}
const BATCH = sampleBatch({ id: 'batch', status: 'ready', rowCount: 3, limit: 3 })
const NOTHING = { message: null, reason: null, upstream: null, sentAt: null, settledAt: null }

let db: SeedpadDatabase
/** Starts that reached the server. */
let sent: string[] = []
let answer: () => Promise<void> = () => Promise.resolve()

beforeEach(async () => {
  db = (await openDatabase()).db
  await Promise.all([db.runs.clear(), db.batches.clear(), db.batchRows.clear(), db.batchClaims.clear()])
  await db.batches.put(BATCH)
  await db.batchRows.bulkPut(
    [0, 1, 2].map((row) => ({ batchId: 'batch', row, line: row, values: [], seedText: '{}', againOf: null })),
  )
  sent = []
  answer = () => Promise.resolve()
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    if (path === '/api/config') return Response.json(CONFIG)
    const startId = path.split('/')[3] ?? ''
    const outcome = (part: Partial<StartOutcome>) =>
      Response.json({ startId, state: 'started', executionId: 'exec', ...NOTHING, ...part })
    if (method === 'POST')
      return outcome({ state: 'not-sent', reason: 'never-reached-server', executionId: null })
    sent.push(startId)
    await answer()
    return outcome({})
  })
})
afterEach(() => vi.unstubAllGlobals())

const ready = () =>
  Promise.resolve({
    batch: BATCH,
    config: CONFIG,
    target: TARGET,
    inboxId: 'inbox',
    credentials: { authorization: 'Token abc', apiKey: 'key', profile: 'P' },
    headers: [],
  })
/** Sends, and tells the batch once it rests. */
const send = async (count: number, trial = false): Promise<Batch> => {
  const ended = new Promise<Batch>((resolve) => {
    const stop = batchRunner.onEnd((batch) => {
      stop()
      resolve(batch)
    })
  })
  await vi.waitFor(() => expect(batchRunner.get().phase).toBe('idle'))
  expect(await batchRunner.begin('batch', ready, { count, trial })).toBe('begun')
  return ended
}

it('sends as many rows as were confirmed, also where an open one turns out never to have left', async () => {
  const open = sampleRun(0, { state: 'sending', executionId: null, batchId: 'batch', batchRow: 0 })
  await db.runs.put(open)
  await db.batchClaims.put({ batchId: 'batch', row: 0, startId: open.startId })
  expect(await send(2)).toMatchObject({ rest: 'paused' })
  expect(sent).toHaveLength(2)
  expect(await send(1)).toMatchObject({ rest: 'done' })
  expect(sent).toHaveLength(3)
})

it('tries one row, and goes on to the end', async () => {
  expect(await send(1, true)).toMatchObject({ rest: 'trial' })
  expect(sent).toHaveLength(1)
  await send(2)
  expect(sent).toHaveLength(3)
})

it('a batch that is being sent is not deleted', async () => {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  answer = () => held
  const ended = send(3)
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0))
  expect(await deleteBatch('batch')).toBe(false)
  goOn()
  await ended
  expect(await db.batches.count()).toBe(1)
  await vi.waitFor(async () => expect(await deleteBatch('batch')).toBe(true))
  expect([await db.batches.count(), await db.batchRows.count(), await db.batchClaims.count()]).toEqual([
    0, 0, 0,
  ])
  expect(await db.runs.count()).toBe(3)
})
