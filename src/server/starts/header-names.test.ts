import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EVERY_HEADER } from '../../contract/mask-delivery'
import { createRateLimit } from '../guard/limit-rate'
import { startRequest } from '../testing/start-server'
import type { UpstreamResult } from '../upstream/call-upstream'
import type { Journal } from './journal'
import { openSqliteJournal } from './sqlite-journal'
import { createStartService } from './start-service'

let folder = ''
let file = ''
let journal: Journal
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-header-names-'))
  file = join(folder, 'starts.db')
  journal = await openSqliteJournal(file, { now: () => 0 }, { witnessBase: folder })
})
afterEach(async () => {
  await journal.close()
  await rm(folder, { recursive: true, force: true })
})

const LOST: UpstreamResult = { kind: 'lost', reason: 'timeout', partial: null, durationMs: 1 }

/** Sends a start, and tells which names the journal held when the call began. */
async function namesBeforeSending(body: string): Promise<readonly string[]> {
  const startId = randomUUID()
  const seen = vi.fn<(names: readonly string[]) => void>()
  const service = createStartService({
    clock: { now: () => 1_000 },
    journal,
    targets: [{ id: 'api', label: 'x', baseUrl: 'http://127.0.0.1:9', dialect: 'nested', simulated: false }],
    call: async () => {
      seen(await journal.headerNamesOf(startId))
      return LOST
    },
    rate: createRateLimit(100),
    concurrent: 10,
    deadlineMs: 1_000,
    answerBytes: 1_000,
    userAgent: 'test',
    onFault: (cause) => {
      throw cause
    },
  })
  await service.put(startId, startRequest(journal.id, { body }))
  expect(await journal.headerNamesOf(startId)).toEqual(seen.mock.calls[0]?.[0])
  return seen.mock.calls[0]?.[0] ?? []
}

const headers = { 'X-Api-Key': 'a', Authorization: 'b', ' Odd ': 1 }
const webhook = { url: 'https://x.example', webhook_header: headers }

test.each([
  ['nested', { webhook, seed: 1 }],
  ['nested as a string', { webhook: JSON.stringify(webhook) }],
  ['flat', { webhook: 'https://x.example', webhook_header: headers }],
])('names of webhook headers are on disk before the start is sent, in lower case (%s)', async (_, body) => {
  expect(await namesBeforeSending(JSON.stringify(body))).toEqual(['x-api-key', 'authorization', 'odd'])
})

test('a start without webhook headers has none; one that the journal does not know may have had any', async () => {
  expect(await namesBeforeSending('')).toEqual([])
  expect(await namesBeforeSending('{"webhook":"https://x.example"}')).toEqual([])
  expect(await journal.headerNamesOf(randomUUID())).toEqual([EVERY_HEADER])
})

test('a name that is too long to be kept stands for all headers', async () => {
  const long = { ['x'.repeat(201)]: 'v' }
  expect(await namesBeforeSending(JSON.stringify({ webhook_header: long }))).toEqual([EVERY_HEADER])
})

test('a start of before names were kept may have had any', async () => {
  const startId = randomUUID()
  await journal.add({ startId, requestHash: 'hash', sentAt: null, outcome: null })
  const old = createClient({ url: `file:${file}` })
  await old.execute('UPDATE start SET header_names = NULL')
  old.close()
  expect(await journal.headerNamesOf(startId)).toEqual([EVERY_HEADER])
})
