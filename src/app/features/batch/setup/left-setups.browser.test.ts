import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { clearLeftovers } from '../store/clear-leftovers'
import { createSetupKeeper } from './keep-setup'
import { headOf } from './kept-setup'
import { forgetLeft, leftSetups } from './left-setups'
import { FIRST, type Setup } from './setup-state'

const file = (name: string, text = 'n\n1') => ({ path: name, file: new File([text], name) })
const withFile = (name: string): Setup => ({
  ...FIRST,
  given: { ...FIRST.given, table: { text: '', files: [file(name)], absent: null } },
})

let db: SeedpadDatabase
const release: (() => void)[] = []
beforeEach(async () => {
  db = (await openDatabase()).db
  await db.settings.clear()
  sessionStorage.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const one of release.splice(0)) one()
})

/** As if a page of this browser were this tab. */
const openTab = (tab: string) =>
  new Promise<void>((held) => {
    void navigator.locks.request(`seedpad-batch-tab-${tab}`, () => {
      held()
      return new Promise<void>((done) => release.push(done))
    })
  })
async function leave(tab: string, part: { head?: Setup; at?: number; files?: boolean; text?: boolean }) {
  if (part.head)
    await db.settings.put({
      key: `batchSetup ${tab}`,
      value: JSON.stringify(headOf(part.head, part.at ?? 1)),
    })
  if (part.files)
    await db.settings.put({
      key: `batchSetup ${tab} files table`,
      value: '["a.csv"]',
      files: [new File(['n\n1'], 'a.csv')],
    })
  if (part.text) await db.settings.put({ key: `batchSetup ${tab} text json`, value: '{}' })
}
const keys = async () => (await db.settings.toCollection().primaryKeys()).sort()

it('parts that a closed tab left without a head go at the next start; those of a living tab stay', async () => {
  await leave('closed', { files: true, text: true })
  await leave('living', { files: true })
  await leave('whole', { head: withFile('a.csv'), files: true })
  await db.settings.put({ key: 'inbox', value: 'x' })
  await openTab('living')
  await clearLeftovers()
  expect(await keys()).toEqual([
    'batchSetup living files table',
    'batchSetup whole',
    'batchSetup whole files table',
    'inbox',
  ])
})

it('what closed tabs left is told with its size, and deleted on request; what a tab has taken since is not', async () => {
  await leave('own', { head: withFile('own.csv'), files: true })
  await leave('gone', { head: withFile('gone.csv'), files: true, at: 3 })
  await leave('typed', { head: FIRST, text: true, at: 2 })
  await leave('empty', { head: FIRST })
  await leave('living', { head: withFile('living.csv'), files: true })
  await openTab('living')
  const left = await leftSetups(db, 'own')
  expect(left).toEqual([
    { tab: 'gone', name: 'gone.csv', bytes: 3 },
    { tab: 'typed', name: null, bytes: 0 },
  ])
  await openTab('typed')
  await forgetLeft(db, left)
  expect((await leftSetups(db, null)).map(({ tab }) => tab)).toEqual(['own'])
  expect((await keys()).filter((key) => /gone|typed/.test(key))).toEqual([
    'batchSetup typed',
    'batchSetup typed text json',
  ])
})

it('a file for which there is no room leaves its name, and no part of it', async () => {
  let now: Setup = FIRST
  const keeper = createSetupKeeper(() => now)
  await keeper.load()
  const put = vi.spyOn(db.settings, 'put')
  put.mockImplementation(((item: { files?: unknown }) => {
    if (item.files) return Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    return db.settings.bulkPut([item as never])
  }) as never)
  now = withFile('large.csv')
  keeper.flush()
  const tab = keeper.tab()
  await expect.poll(keys).toEqual([`batchSetup ${tab}`])
  expect((await db.settings.get(`batchSetup ${tab}`))?.value).toContain('large.csv')
})

it('rows that went into a batch go from what is kept, files and all', async () => {
  let now: Setup = withFile('rows.csv')
  const keeper = createSetupKeeper(() => now)
  await keeper.load()
  keeper.flush()
  const tab = keeper.tab()
  await expect.poll(keys).toEqual([`batchSetup ${tab}`, `batchSetup ${tab} files table`])
  now = { ...FIRST, form: now.form }
  keeper.flush()
  await expect.poll(keys).toEqual([`batchSetup ${tab}`])
})
