import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client/sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from '../storage/open-database'
import type { InboxLimits } from './inbox-limits'
import { INBOX_MIGRATIONS } from './inbox-schema'
import type { Arrival, InboxStore } from './inbox-store'
import { sqliteInboxStore } from './sqlite-inbox-store'
import { newInboxId } from './testing/serve-inbox'

const ALL = { deliveries: 10_000, bytes: 1e9, bodyBytes: 1e9 }
const DAY = 86_400_000

let folder = ''
let now = Date.parse('2026-01-01T00:00:00Z')
let elapsed = 0
/** Time that really goes by. */
function pass(ms: number): void {
  now += ms
  elapsed += ms
}
let client: Client
let store: InboxStore
let id = ''

async function open(limits: Partial<InboxLimits> = {}): Promise<void> {
  await store?.close()
  const file = join(folder, 'inbox.db')
  client = await openDatabase(file, INBOX_MIGRATIONS)
  store = sqliteInboxStore(client, file, {
    clock: { now: () => now },
    elapsed: () => elapsed,
    limits,
    lookAgainMs: 20,
  })
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-store-'))
  id = newInboxId()
  await open()
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const arrival = (startId: string, text = '{}', inboxId = id): Arrival => ({
  inboxId,
  startId,
  method: 'POST',
  query: '',
  contentType: 'application/json',
  headers: [['Host', 'x']],
  secretHash: null,
  maskedApart: null,
  bytes: Buffer.from(text),
})
const numbers = async (inboxId = id) => (await store.read(inboxId, 0, ALL)).deliveries.map(({ seq }) => seq)

test('calls that come together share a commit and keep their order', async () => {
  const taken = await Promise.all(Array.from({ length: 500 }, (_, i) => store.append(arrival(`run-${i}`))))
  expect(taken.map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1))
  const { deliveries } = await store.read(id, 0, ALL)
  expect(deliveries.map(({ startId }) => startId)).toEqual(Array.from({ length: 500 }, (_, i) => `run-${i}`))
})

test('an inbox keeps its newest deliveries within count and bytes', async () => {
  await open({ deliveries: 3, bytes: 1_000 })
  for (let i = 1; i <= 5; i++) await store.append(arrival(`run-${i}`))
  expect(await numbers()).toEqual([3, 4, 5])
  expect((await store.read(id, 0, ALL)).droppedThrough).toBe(2)
  await store.append(arrival('run-6', 'x'.repeat(600)))
  await store.append(arrival('run-7', 'x'.repeat(600)))
  expect(await numbers()).toEqual([7])
  // The newest stays even where it alone is over the limit.
  await store.append(arrival('run-8', 'x'.repeat(2_000)))
  expect(await numbers()).toEqual([8])
})

test('counts and sizes stay true through copies, drops and clearing', async () => {
  await open({ deliveries: 4 })
  for (let i = 0; i < 30; i++) await store.append(arrival(`run-${i % 7}`, 'x'.repeat(i % 3)))
  const told = async () => (await client.execute('SELECT deliveries, size FROM inbox')).rows[0]
  const counted = async () =>
    (await client.execute('SELECT COUNT(*) AS deliveries, COALESCE(SUM(size), 0) AS size FROM delivery'))
      .rows[0]
  expect({ ...(await told()) }).toEqual({ ...(await counted()) })
  await store.clear(id)
  expect({ ...(await told()) }).toMatchObject({ deliveries: 0, size: 0 })
})

test('a copy saves its delivery from being dropped', async () => {
  await open({ deliveries: 2 })
  await store.append(arrival('run-1'))
  await store.append(arrival('run-2'))
  expect(await store.append(arrival('run-1'))).toEqual({ seq: 3, copies: 2 })
  await store.append(arrival('run-3'))
  const { deliveries } = await store.read(id, 0, ALL)
  expect(deliveries.map(({ startId, copies }) => [startId, copies])).toEqual([
    ['run-1', 2],
    ['run-3', 1],
  ])
})

test('what is older than the limit goes, with a mark', async () => {
  await store.open(id)
  await store.append(arrival('old'))
  pass(20 * DAY)
  await store.append(arrival('new'))
  pass(11 * DAY)
  await store.open(id)
  const { deliveries, droppedThrough } = await store.read(id, 0, ALL)
  expect(deliveries.map(({ startId }) => startId)).toEqual(['new'])
  expect(droppedThrough).toBe(1)
})

test('an inbox that is removed and made again never gives a number twice', async () => {
  await store.append(arrival('run-1'))
  await store.append(arrival('run-2'))
  pass(31 * DAY)
  const other = newInboxId()
  await store.append(arrival('run-1', '{}', other))
  await store.append(arrival('run-3'))
  const [seq = 0] = await numbers()
  expect(seq).toBeGreaterThan(2)
  expect((await store.read(id, 2, ALL)).droppedThrough).toBeGreaterThanOrEqual(2)
  // Who asks from the beginning has missed nothing of the new inbox.
  expect((await store.read(id, 0, ALL)).droppedThrough).toBe(0)
})

test('inboxes that no page has opened make room for each other, opened ones are left alone', async () => {
  await open({ unopenedInboxes: 3, unopenedBytes: 10_000 })
  await store.open(id)
  await store.append(arrival('mine'))
  const others: string[] = []
  for (let i = 0; i < 5; i++) {
    pass(1)
    const other = newInboxId()
    others.push(other)
    await store.append(arrival('run', '{}', other))
  }
  const left = await Promise.all(others.map(async (other) => (await numbers(other)).length))
  expect(left).toEqual([0, 0, 1, 1, 1])

  pass(1)
  const large = newInboxId()
  await store.append(arrival('run', 'x'.repeat(20_000), large))
  expect(await numbers(large)).toHaveLength(1)
  expect(await Promise.all(others.map(async (other) => (await numbers(other)).length))).toEqual([
    0, 0, 0, 0, 0,
  ])
  expect(await numbers(id)).toEqual([1])
})

test('a full disk refuses the delivery, says so to whoever watches, and recovers', async () => {
  await store.append(arrival('before'))
  let changes = 0
  store.watch(id, () => {
    changes += 1
  })
  const pages = Number((await client.execute('PRAGMA page_count')).rows[0]?.page_count)
  await client.execute(`PRAGMA max_page_count = ${pages}`)
  const refused = await store
    .append(arrival('too-much', 'x'.repeat(200_000)))
    .catch((error: unknown) => error)
  expect(refused).toMatchObject({ name: 'StorageError', kind: 'full' })
  expect([store.writable(), changes]).toEqual([false, 1])
  expect(await numbers()).toEqual([1])

  await client.execute('PRAGMA max_page_count = 1000000')
  await store.append(arrival('after'))
  expect([store.writable(), changes]).toEqual([true, 3])
  expect(await numbers()).toEqual([1, 2])
})

test('a read-only disk refuses deliveries and still lets everything be read', async () => {
  await store.append(arrival('before'))
  await client.execute('PRAGMA query_only = ON')
  await expect(store.append(arrival('after'))).rejects.toMatchObject({ kind: 'unwritable' })
  await store.open(id)
  expect(await numbers()).toEqual([1])
  expect(store.writable()).toBe(false)
})

test('a disk that can be written again is noticed without a delivery', async () => {
  let changes = 0
  store.watch(id, () => {
    changes += 1
  })
  await client.execute('PRAGMA query_only = ON')
  await expect(store.append(arrival('refused'))).rejects.toMatchObject({ kind: 'unwritable' })
  // Several looks later: still refusing, and nobody was woken for it.
  const looks = vi.spyOn(client, 'execute')
  await vi.waitFor(() => expect(looks.mock.calls.length).toBeGreaterThanOrEqual(4))
  expect([store.writable(), changes]).toEqual([false, 1])

  looks.mockRestore()
  await client.execute('PRAGMA query_only = OFF')
  await vi.waitFor(() => expect([store.writable(), changes]).toEqual([true, 2]))
  // The looks leave nothing behind.
  expect((await readdir(folder)).filter((name) => !name.startsWith('inbox.db'))).toEqual([])
})

test('an opened inbox is known as such after a restart', async () => {
  await store.open(id)
  await store.append(arrival('run', '{}', 'never-opened-'.padEnd(22, 'x')))
  await open()
  expect(await store.isOpen(id)).toBe(true)
  expect(await store.isOpen('never-opened-'.padEnd(22, 'x'))).toBe(false)
})
