import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRateLimit } from '../guard/limit-rate'
import { StorageError } from '../storage/storage-error'
import { startRequest } from '../testing/start-server'
import type { UpstreamResult } from '../upstream/call-upstream'
import type { Journal } from './journal'
import { openSqliteJournal } from './sqlite-journal'
import { createStartService } from './start-service'

let folder = ''
let journal: Journal
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-journal-'))
  journal = await openSqliteJournal(join(folder, 'starts.db'), { now: () => 0 }, { witnessBase: folder })
})
afterEach(async () => {
  await journal.close()
  await rm(folder, { recursive: true, force: true })
})

const ACCEPTED: Extract<UpstreamResult, { kind: 'answered' }> = {
  kind: 'answered',
  durationMs: 1,
  answer: {
    status: 200,
    contentType: 'application/json',
    bytes: Buffer.from('{"execution_id":"exec_1"}'),
    truncated: false,
    plain: true,
  },
}
const full = () => Promise.reject(new StorageError('full', 'starts.db'))

const largeAnswer = (characters = 200_000) =>
  Buffer.from(JSON.stringify({ execution_id: 'exec_1', more: 'x'.repeat(characters) }))

/** The real service and the real journal, of which single operations can be made to fail. */
function serve(broken: Partial<Journal>) {
  const faults: unknown[] = []
  const call = vi.fn(async (): Promise<UpstreamResult> => ACCEPTED)
  const service = createStartService({
    clock: { now: () => 1_000 },
    journal: Object.assign(broken, { ...journal, ...broken }),
    targets: [{ id: 'api', label: 'x', baseUrl: 'http://127.0.0.1:9', dialect: 'nested', simulated: false }],
    call,
    rate: createRateLimit(1_000),
    concurrent: 10,
    deadlineMs: 1_000,
    answerBytes: 1_000,
    userAgent: 'test',
    onFault: (cause) => faults.push(cause),
  })
  return { service, call, faults }
}

test('a journal that can not be written means that nothing is sent', async () => {
  const { service, call, faults } = serve({ add: full })
  const refused = service.put(randomUUID(), startRequest(journal.id))
  await expect(refused).rejects.toMatchObject({ status: 503, code: 'journal-unavailable' })
  expect(call).not.toHaveBeenCalled()
  expect(faults).toHaveLength(1)
})

test('a journal that can not be read lets nothing be withdrawn, and sends nothing a second time', async () => {
  const startId = randomUUID()
  const first = await serve({}).service.put(startId, startRequest(journal.id))
  const { service, call } = serve({ find: full })
  await expect(service.withdraw(startId, journal.id)).rejects.toMatchObject({ status: 503 })
  expect(await service.put(startId, startRequest(journal.id))).toEqual(first)
  expect(call).not.toHaveBeenCalled()
})

test('outcomes that come together are each written once', async () => {
  const settle = vi.fn(journal.settle)
  const { service } = serve({ settle })
  const ids = Array.from({ length: 10 }, () => randomUUID())
  await Promise.all(ids.map((startId) => service.put(startId, startRequest(journal.id))))
  expect(settle.mock.calls.map(([{ startId }]) => startId).sort()).toEqual(ids.sort())
})

test('an outcome that can not be written is told all the same, again and again, and written as soon as it can be', async () => {
  const broken: Partial<Journal> = { settle: full }
  const { service, call, faults } = serve(broken)
  const startId = randomUUID()
  const request = startRequest(journal.id)
  const outcome = await service.put(startId, request)
  expect(outcome).toMatchObject({ state: 'started', executionId: 'exec_1' })
  expect(await service.find(startId)).toEqual(outcome)
  expect(await service.put(startId, request)).toEqual(outcome)
  expect(await service.withdraw(startId, journal.id)).toEqual(outcome)
  expect(call).toHaveBeenCalledTimes(1)
  expect(faults).toHaveLength(1)
  expect((await journal.find(startId))?.outcome).toBeNull()

  broken.settle = journal.settle
  await service.stop()
  expect((await journal.find(startId))?.outcome).toEqual(outcome)
})

test('an outcome that finds no room fails alone; those that were to be written with it are', async () => {
  const client = createClient({ url: `file:${join(folder, 'starts.db')}` })
  await client.execute(`CREATE TRIGGER no_room BEFORE UPDATE ON start WHEN length(NEW.outcome) > 100000
    BEGIN SELECT RAISE(ABORT, 'no room'); END`)
  client.close()
  const settle = vi.fn(journal.settle)
  const { service, call, faults } = serve({ settle })
  let answer = () => undefined as unknown
  const answered = new Promise((resolve) => {
    answer = () => resolve(undefined)
  })
  const ids = Array.from({ length: 6 }, () => randomUUID())
  call.mockImplementation(async () => {
    await answered
    return ACCEPTED
  })
  const large = { ...ACCEPTED, answer: { ...ACCEPTED.answer, bytes: largeAnswer() } }
  call.mockImplementationOnce(async () => {
    await answered
    return large
  })
  const starts = ids.map((startId) => service.put(startId, startRequest(journal.id)))
  await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(6))
  answer()
  for (const start of starts) expect(await start).toMatchObject({ state: 'started' })
  const kept = await Promise.all(ids.map((startId) => journal.find(startId)))
  expect(kept.map((entry) => entry?.outcome?.state ?? null)).toEqual([
    null,
    ...Array.from({ length: 5 }, () => 'started'),
  ])
  expect(new Set(settle.mock.calls.map(([{ startId }]) => startId)).size).toBe(6)
  expect(faults.length).toBeGreaterThan(0)
  // Told all the same.
  expect(await service.find(ids[0] ?? '')).toMatchObject({ state: 'started', executionId: 'exec_1' })
})

test('a journal that takes no outcome for long makes nobody keep more of their answers than a few megabytes', async () => {
  const { service, call } = serve({ settle: full })
  call.mockResolvedValue({
    ...ACCEPTED,
    answer: { ...ACCEPTED.answer, bytes: largeAnswer(1_000_000) },
  })
  const ids = Array.from({ length: 12 }, () => randomUUID())
  for (const startId of ids) await service.put(startId, startRequest(journal.id))
  const kept = await Promise.all(ids.map((startId) => service.find(startId)))
  expect(kept.every((outcome) => outcome?.state === 'started' && outcome.executionId === 'exec_1')).toBe(true)
  const characters = kept.reduce((sum, outcome) => sum + (outcome?.upstream?.body.length ?? 0), 0)
  expect(characters).toBeLessThanOrEqual(8 * 1024 * 1024)
  expect(kept.at(-1)?.upstream).toMatchObject({ body: '', truncated: true })
})

test('the entry is in the journal before the call begins, and open until it ends', async () => {
  const { service, call } = serve({})
  const startId = randomUUID()
  call.mockImplementation(async () => {
    const entry = await journal.find(startId)
    expect(entry).toMatchObject({ startId, sentAt: '1970-01-01T00:00:01.000Z', outcome: null })
    return ACCEPTED
  })
  expect(await service.put(startId, startRequest(journal.id))).toMatchObject({ state: 'started' })
  expect(call).toHaveBeenCalledTimes(1)
  expect((await journal.find(startId))?.outcome).toMatchObject({ state: 'started' })
})

test('a fault of our own after sending is an unknown start, never an error that looks like a refusal', async () => {
  const { service, call, faults } = serve({})
  const startId = randomUUID()
  call.mockRejectedValueOnce(new Error('unheard of'))
  const outcome = await service.put(startId, startRequest(journal.id))
  expect(outcome).toMatchObject({ state: 'unknown', reason: 'server-crashed' })
  expect(await service.find(startId)).toEqual(outcome)
  expect(await service.put(startId, startRequest(journal.id))).toEqual(outcome)
  expect(call).toHaveBeenCalledTimes(1)
  expect(faults).toHaveLength(1)
})
