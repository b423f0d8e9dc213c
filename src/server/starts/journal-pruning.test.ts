import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StartOutcome } from '../../contract/start-messages'
import { createRateLimit } from '../guard/limit-rate'
import { startRequest } from '../testing/start-server'
import type { UpstreamResult } from '../upstream/call-upstream'
import type { Journal } from './journal'
import { openSqliteJournal } from './sqlite-journal'
import { createStartService } from './start-service'

const DAY = 24 * 60 * 60 * 1000
const at = (ms: number) => new Date(ms).toISOString()
let folder = ''
let now = 0
let elapsed = 0
let journal: Journal
/** The clock on the wall, and the one that nobody can set. */
const open = () =>
  openSqliteJournal(
    join(folder, 'starts.db'),
    { now: () => now },
    { witnessBase: folder, elapsed: () => elapsed },
  )
const pass = (milliseconds: number) => {
  now += milliseconds
  elapsed += milliseconds
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-pruning-'))
  now = 0
  elapsed = 0
  journal = await open()
})
afterEach(async () => {
  await journal.close()
  await rm(folder, { recursive: true, force: true })
})

function accepted(startId: string, body: string): StartOutcome {
  return {
    startId,
    state: 'started',
    executionId: 'exec_1',
    message: 'started',
    reason: null,
    upstream: { status: 200, contentType: 'application/json', body, truncated: false, durationMs: 3 },
    sentAt: at(now),
    settledAt: at(now),
  }
}

async function settled(body: string): Promise<StartOutcome> {
  const startId = randomUUID()
  const outcome = accepted(startId, body)
  await journal.add({ startId, requestHash: 'hash', sentAt: at(now), outcome: null })
  await journal.settle(outcome)
  return outcome
}

test('after ninety days the platform’s answer is let go; the start, its hash and its outcome stay', async () => {
  const old = await settled('x'.repeat(5_000))
  pass(2 * DAY)
  await journal.prune()
  const young = await settled('y'.repeat(5_000))
  pass(89 * DAY)
  await journal.prune()
  expect(await journal.find(old.startId)).toEqual({
    startId: old.startId,
    requestHash: 'hash',
    sentAt: old.sentAt,
    outcome: { ...old, upstream: null },
  })
  expect((await journal.find(young.startId))?.outcome).toEqual(young)
})

test('a journal prunes itself when it is opened, and what has no outcome yet only ends as unknown', async () => {
  const old = await settled('x'.repeat(5_000))
  const open_ = randomUUID()
  await journal.add({ startId: open_, requestHash: 'hash', sentAt: at(now), outcome: null })
  pass(90 * DAY)
  await journal.prune()
  expect((await journal.find(old.startId))?.outcome).toEqual(old)
  await journal.close()
  pass(DAY)
  journal = await open()
  // Nothing waits for it.
  await vi.waitFor(async () => expect((await journal.find(old.startId))?.outcome?.upstream).toBeNull())
  expect((await journal.find(open_))?.outcome).toMatchObject({ state: 'unknown', reason: 'server-crashed' })
})

test('answers are let go of a few at a time: whoever asks meanwhile is answered in between', async () => {
  const old = await Promise.all(Array.from({ length: 40 }, () => settled('x'.repeat(2_000))))
  pass(2 * DAY)
  await journal.prune()
  pass(89 * DAY)
  let isOver = false
  const pruning = journal.prune().then(() => {
    isOver = true
  })
  const [first] = old
  await journal.find(first?.startId ?? '')
  await journal.find(first?.startId ?? '')
  expect(isOver).toBe(false)
  await pruning
  for (const { startId } of old) expect((await journal.find(startId))?.outcome?.upstream).toBeNull()
})

test('what is let go of is found by an index, and not looked at again', async () => {
  await settled('x'.repeat(5_000))
  pass(2 * DAY)
  await journal.prune()
  pass(89 * DAY)
  await journal.prune()
  const client = createClient({ url: `file:${join(folder, 'starts.db')}` })
  const plan = await client.execute(
    'EXPLAIN QUERY PLAN SELECT rowid FROM start WHERE has_answer = 1 AND kept_at < 5 ORDER BY kept_at LIMIT 8',
  )
  expect(plan.rows.map(({ detail }) => detail)).toEqual([expect.stringContaining('INDEX start_answer')])
  expect((await client.execute('SELECT * FROM start WHERE has_answer = 1')).rows).toEqual([])
  client.close()
})

test('of a message from before it was bounded, the beginning stays', async () => {
  const startId = randomUUID()
  const long = { ...accepted(startId, 'x'), message: 'm'.repeat(500_000) }
  await journal.add({ startId, requestHash: 'hash', sentAt: at(now), outcome: null })
  await journal.settle(long)
  pass(2 * DAY)
  await journal.prune()
  pass(89 * DAY)
  await journal.prune()
  expect((await journal.find(startId))?.outcome).toEqual({
    ...long,
    message: 'm'.repeat(8_192),
    upstream: null,
  })
})

test('a clock that jumps ahead lets nothing go, neither under a running server nor at the next start', async () => {
  const young = await settled('x'.repeat(5_000))
  now = 400 * DAY
  await journal.prune()
  await settled('y'.repeat(5_000))
  await journal.prune()
  await journal.close()
  journal = await open()
  expect((await journal.find(young.startId))?.outcome).toEqual(young)
})

test('an id of long ago is never sent again, and another request under it is refused still', async () => {
  const lost: UpstreamResult = { kind: 'lost', reason: 'timeout', partial: null, durationMs: 1 }
  const call = vi.fn(async () => lost)
  const service = createStartService({
    clock: { now: () => now },
    journal,
    targets: [{ id: 'api', label: 'x', baseUrl: 'http://127.0.0.1:9', dialect: 'nested', simulated: false }],
    call,
    rate: createRateLimit(100),
    concurrent: 10,
    deadlineMs: 1_000,
    answerBytes: 1_000,
    userAgent: 'test',
    onFault: () => undefined,
  })
  const startId = randomUUID()
  const request = startRequest(journal.id, { body: '{"a":1}' })
  await service.put(startId, request)
  expect(call).toHaveBeenCalledTimes(1)
  pass(400 * DAY)
  await journal.prune()
  expect(await service.put(startId, request)).toMatchObject({ startId })
  await expect(service.put(startId, { ...request, body: '{"a":2}' })).rejects.toMatchObject({ status: 409 })
  expect(call).toHaveBeenCalledTimes(1)
})

test('a journal of a version that knew no such index goes on, and lets its answers go as well', async () => {
  const long = await settled('x'.repeat(5_000))
  const short = await settled('y')
  await journal.close()
  const client = createClient({ url: `file:${join(folder, 'starts.db')}` })
  await client.executeMultiple(
    'DROP INDEX start_answer; ALTER TABLE start DROP COLUMN has_answer; PRAGMA user_version = 4',
  )
  client.close()
  journal = await open()
  expect([await journal.find(long.startId), await journal.find(short.startId)]).toMatchObject([
    { outcome: long },
    { outcome: short },
  ])
  pass(2 * DAY)
  await journal.prune()
  pass(89 * DAY)
  await journal.prune()
  expect((await journal.find(long.startId))?.outcome).toEqual({ ...long, upstream: null })
  expect((await journal.find(short.startId))?.outcome).toEqual(short)
})
