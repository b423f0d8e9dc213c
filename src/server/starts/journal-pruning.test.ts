import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  expect((await journal.find(old.startId))?.outcome?.upstream).toBeNull()
  expect((await journal.find(open_))?.outcome).toMatchObject({ state: 'unknown', reason: 'server-crashed' })
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
