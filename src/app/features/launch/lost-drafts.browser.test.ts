import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../lib/database'
import { type Draft, draftKey } from '../../lib/draft'
import { createDraftKeeper } from './draft-keeper'
import { bringInSheltered } from './draft-refuge'
import { draftOf, firstWorkspace, type Workspace } from './drafts'
import { saveDraft } from './write-drafts'

const SIMULATOR = { id: 'simulator', label: '', baseUrl: '', dialect: 'nested', simulated: true } as const
const closing: (() => void)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) close()
  vi.restoreAllMocks()
  vi.useRealTimers()
  const { db } = await openDatabase()
  await Promise.all([db.drafts.clear(), db.settings.clear()])
  localStorage.clear()
  sessionStorage.clear()
})

// Names of this test's own: what a page has seen of a draft lasts as long as the page.
let count = 0
const another = (name: string) => `${name} ${++count}`
const keyOf = (automation: string) => draftKey('simulator', 'p', automation)
const workspace = (automation: string, seedText: string): Workspace => ({
  form: {
    project: 'p',
    automation,
    sendTo: 'inbox',
    webhookUrl: '',
    headers: [],
    wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
  },
  seedText,
})

/** A form, and the keeper that looks after it, as the page makes them. */
function openForm(first: Workspace) {
  let now = first
  const keeper = createDraftKeeper('simulator', {
    read: () => now,
    write: (_key, next) => {
      now = next
    },
    rename: () => {},
  })
  closing.push(keeper.listen())
  return {
    keeper,
    seed: () => now.seedText,
    type(seedText: string) {
      now = { ...now, seedText }
      keeper.touched()
    },
    goTo(automation: string) {
      now = { ...now, form: { ...now.form, automation } }
      keeper.touched()
      return keeper.namesSettled()
    },
  }
}

/** As another tab, or this page before a crash, has written it: not through anything that this page remembers. */
async function writtenElsewhere(automation: string, seedText: string, updatedAt = Date.now()) {
  const { db } = await openDatabase()
  const row: Draft = {
    key: keyOf(automation),
    target: 'simulator',
    project: 'p',
    automation,
    sendTo: 'inbox',
    webhookUrl: '',
    headerNames: [],
    wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
    seedText,
    updatedAt,
  }
  await db.drafts.put(row)
  return row
}

async function kept(automation: string) {
  const { db } = await openDatabase()
  return (await db.drafts.get(keyOf(automation)))?.seedText
}

/** Reads of drafts fail, as those of a closed connection or a bad disk do, until told otherwise. */
function failReads() {
  const { get } = IDBObjectStore.prototype
  const spy = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
    this: IDBObjectStore,
    key: IDBValidKey | IDBKeyRange,
  ) {
    if (this.name === 'drafts') throw new DOMException('the disk can’t be read', 'UnknownError')
    return get.call(this, key)
  })
  return () => spy.mockRestore()
}

it('an old text that a slow start-up shows is not saved over the newer one: that is kept, also over a reload', async () => {
  const name = another('slow')
  await writtenElsewhere(name, 'old', 1)
  const opened = await firstWorkspace(SIMULATOR)
  expect(opened.seedText).toBe('old')
  // While it starts, another tab goes on.
  await writtenElsewhere(name, 'newer', 2)
  const { type, keeper } = openForm(opened)
  type('old and a key')
  keeper.flush()
  await vi.waitFor(() => expect(keeper.overtaken.get()?.seedText).toBe('newer'))
  expect(await kept(name)).toBe('old and a key')

  const later = openForm(await firstWorkspace(SIMULATOR))
  await vi.waitFor(() => expect(later.keeper.overtaken.get()?.seedText).toBe('newer'))
  later.keeper.overtaken.bringBack()
  expect(later.seed()).toBe('newer')
  // And back again.
  expect(later.keeper.overtaken.get()?.seedText).toBe('old and a key')
})

it('where nothing was typed yet, a slow start-up goes on with the newer text', async () => {
  const name = another('quiet')
  await writtenElsewhere(name, 'old', 1)
  const opened = await firstWorkspace(SIMULATOR)
  await writtenElsewhere(name, 'newer', 2)
  const { seed, keeper } = openForm(opened)
  await vi.waitFor(() => expect(seed()).toBe('newer'))
  expect(keeper.overtaken.get()).toBeNull()
})

it('a read that fails is not taken for “no draft”: it is said, tried again, and nothing is written over', async () => {
  const name = another('unread')
  await writtenElsewhere(name, 'its own')
  const { goTo, seed, keeper } = openForm(workspace(another('left'), 'of the first'))
  const heal = failReads()
  await goTo(name)
  expect(keeper.unread.get()).toBe(true)
  expect(seed()).toBe('of the first')
  keeper.flush()
  heal()
  expect(await kept(name)).toBe('its own')
  await keeper.unread.retry()
  expect(seed()).toBe('its own')
  expect(keeper.unread.get()).toBe(false)
})

it('what is typed where the draft could not be read is saved, and the draft kept beside it', async () => {
  const name = another('unread')
  await writtenElsewhere(name, 'its own')
  const { goTo, type, keeper } = openForm(workspace(another('left'), 'of the first'))
  const heal = failReads()
  await goTo(name)
  heal()
  type('typed on')
  keeper.flush()
  await vi.waitFor(() => expect(keeper.overtaken.get()?.seedText).toBe('its own'))
  expect(keeper.overtaken.whose()).toBe('theirs')
  expect(keeper.unread.get()).toBe(false)
  expect(await kept(name)).toBe('typed on')
})

it('of two tabs that are typed in at once neither text is lost, though one of the tabs is closed', async () => {
  const name = another('both')
  await writtenElsewhere(name, 'first', 1)
  const { type, keeper } = openForm(await firstWorkspace(SIMULATOR))
  type('typed here')
  // Saved by the other tab before this one has heard of it.
  await writtenElsewhere(name, 'typed there')
  keeper.flush()
  await vi.waitFor(() => expect(keeper.overtaken.get()?.seedText).toBe('typed there'))
  expect(await kept(name)).toBe('typed here')
})

it('typing on and on is nobody else’s text', async () => {
  const name = another('alone')
  const { type, keeper } = openForm(workspace(name, ''))
  for (const text of ['a', 'ab', 'abc']) {
    type(text)
    await keeper.saved()
  }
  await keeper.saved()
  expect(await kept(name)).toBe('abc')
  expect(keeper.overtaken.get()).toBeNull()
})

it('what the database does not take is there again when its automation is gone back to', async () => {
  const [one, two] = [another('one'), another('two')]
  const { type, goTo, seed } = openForm(workspace(one, ''))
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  type('of the first')
  await goTo(two)
  type('of the second')
  await goTo(one)
  expect(seed()).toBe('of the first')
  await goTo(two)
  expect(seed()).toBe('of the second')
  put.mockRestore()
})

it('of a sheltered text and another tab’s newer one, the older is kept aside and shown', async () => {
  const name = another('sheltered')
  const sheltered = draftOf(keyOf(name), 'simulator', workspace(name, 'typed as the tab went'))
  localStorage.setItem(
    `seedpad.draft ${sheltered.key}`,
    JSON.stringify({ ...sheltered, updatedAt: 5, after: [1] }),
  )
  await writtenElsewhere(name, 'of another tab', 6)
  await bringInSheltered()
  const { keeper, seed } = openForm(await firstWorkspace(SIMULATOR))
  expect(seed()).toBe('of another tab')
  await vi.waitFor(() => expect(keeper.overtaken.get()?.seedText).toBe('typed as the tab went'))
})

it('the undo of a replaced draft acts on that draft, whichever is open by then', async () => {
  const [name, other] = [another('replaced'), another('open')]
  await writtenElsewhere(name, 'typed before')
  const { keeper, seed, goTo, type } = openForm(workspace(other, 'of another'))
  const undo = await keeper.replace(workspace(name, 'of a run'))
  expect(seed()).toBe('of a run')
  await goTo(other)
  type('typed meanwhile')
  keeper.flush()
  expect(await undo?.()).toBe('there')
  expect(seed()).toBe('typed meanwhile')
  expect(await kept(name)).toBe('typed before')
  await vi.waitFor(async () => expect(await kept(other)).toBe('typed meanwhile'))
})

it('the undo of a replaced draft that is open brings it back, and keeps what was typed since', async () => {
  const name = another('replaced')
  await writtenElsewhere(name, 'typed before')
  const { keeper, seed, type } = openForm(workspace(another('open'), ''))
  const undo = await keeper.replace(workspace(name, 'of a run'))
  type('of a run, changed')
  expect(await undo?.()).toBe('here')
  expect(seed()).toBe('typed before')
  expect(keeper.overtaken.get()?.seedText).toBe('of a run, changed')
  await vi.waitFor(async () => expect(await kept(name)).toBe('typed before'))
})

it('a text that was let go does not come back', async () => {
  const name = another('let go')
  await writtenElsewhere(name, 'theirs')
  const { type, keeper } = openForm(workspace(name, ''))
  type('mine')
  await keeper.saved()
  await vi.waitFor(() => expect(keeper.overtaken.get()?.seedText).toBe('theirs'))
  keeper.overtaken.dismiss()
  await saveDraft(draftOf(keyOf(name), 'simulator', workspace(name, 'mine')))
  const later = openForm(await firstWorkspace(SIMULATOR))
  await later.keeper.saved()
  const { db } = await openDatabase()
  expect(await db.settings.where('key').startsWith('draftAside').count()).toBe(0)
  expect(later.keeper.overtaken.get()).toBeNull()
})
