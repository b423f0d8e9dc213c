import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../clock'
import { openDatabase } from '../storage/open-database'
import { INBOX_MIGRATIONS } from './inbox-schema'
import { openInboxStore } from './sqlite-inbox-store'
import { newInboxId } from './testing/serve-inbox'

const ALL = { deliveries: 10_000, bytes: 1e9, bodyBytes: 1e9 }
const OLD = INBOX_MIGRATIONS.slice(0, 1)

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-upgrade-'))
  file = join(folder, 'inbox.db')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const open = () => openInboxStore(file, { clock: systemClock })

async function onDisk(): Promise<string> {
  const files = (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1'))
  return (await Promise.all(files)).join('')
}

/** The database of a server of before: inboxes whose ids were their keys, deliveries with values in clear. */
async function oldDatabase(inboxes: string[], headers: [string, string][], contentType: string | null) {
  const client = await openDatabase(file, OLD)
  for (const [index, inboxId] of inboxes.entries()) {
    await client.execute({
      sql: 'INSERT INTO inbox (id, opened, floor, last_seq, dropped_through, active_at) VALUES (?, 1, 0, 2, 0, ?)',
      args: [inboxId, index],
    })
    for (const seq of [1, 2])
      await client.execute({
        sql: `INSERT INTO delivery (inbox_id, seq, key, start_id, first_received_at, received_at, method, query, content_type,
                headers, body_hash, body_bytes, size, body) VALUES (?, ?, ?, 'run', 0, 0, 'POST', ?, ?, ?, 'h', 2, 2, ?)`,
        args: [
          inboxId,
          seq,
          `key-${seq}`,
          '?customer=hunter2',
          contentType,
          JSON.stringify(headers),
          Buffer.from('{}'),
        ],
      })
    // What was dropped before the upgrade still stands in the file's unused pages.
    await client.execute({ sql: 'DELETE FROM delivery WHERE inbox_id = ? AND seq = 1', args: [inboxId] })
  }
  client.close()
}

test('what was stored with its values in clear is masked by the upgrade, and leaves the file', async () => {
  const id = newInboxId()
  const headers: [string, string][] = [
    ['Host', 'hooks.example.com'],
    ['X-Customer', 'hunter2'],
    ['User-Agent', 'hunter2 "quoted" \\ \u00e9'],
    ['content-type', 'application/json'],
  ]
  await oldDatabase([id], headers, 'application/json')
  expect(await onDisk()).toContain('hunter2')

  const store = await open()
  const [delivery, ...more] = (await store.read(id, 0, ALL)).deliveries
  expect(more).toEqual([])
  expect(delivery).toMatchObject({
    headers: [
      ['Host', 'hooks.example.com'],
      ['X-Customer', '••••'],
      ['User-Agent', '••••'],
      ['content-type', 'application/json'],
    ],
    query: '?••••',
    contentType: 'application/json',
  })
  expect(await onDisk()).not.toContain('hunter2')
  await store.close()
})

test('a content type that may be a secret is masked in both of its places', async () => {
  const id = newInboxId()
  await oldDatabase([id], [['Content-Type', 'text/hunter2']], 'text/hunter2')
  const store = await open()
  expect((await store.read(id, 0, ALL)).deliveries).toMatchObject([
    { headers: [['Content-Type', '••••']], contentType: '••••' },
  ])
  await store.close()
})

test('an inbox of before the read key goes on without one, a later one does not', async () => {
  const [old, later] = [newInboxId(), newInboxId()]
  await oldDatabase([old], [], null)
  const store = await open()
  await store.open(later)
  expect([await store.isKeyless(old), await store.isKeyless(later)]).toEqual([true, false])
  await store.open(old)
  await store.close()
  const again = await open()
  expect([await again.isKeyless(old), await again.isKeyless(later)]).toEqual([true, false])
  await again.close()
})

test('deliveries of before are kept, and the longest unused inbox is still known', async () => {
  const ids = [newInboxId(), newInboxId(), newInboxId()]
  await oldDatabase(ids, [], null)
  const store = await openInboxStore(file, { clock: systemClock, limits: { inboxes: 3 } })
  await store.open(newInboxId())
  const kept = await Promise.all(ids.map(async (id) => (await store.read(id, 0, ALL)).deliveries.length))
  expect(kept).toEqual([0, 1, 1])
  await store.close()
})
