import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../lib/database'
import { draftKey } from '../../lib/draft'
import { createDraftKeeper } from './draft-keeper'
import { draftOf, sampleWorkspace, type Workspace } from './drafts'
import { saveDraft } from './write-drafts'

afterEach(async () => {
  vi.useRealTimers()
  localStorage.clear()
  sessionStorage.clear()
  const { db } = await openDatabase()
  await Promise.all([db.drafts.clear(), db.settings.clear()])
})

const SIMULATOR = { id: 'simulator', label: '', baseUrl: '', dialect: 'nested', simulated: true } as const

const workspace = (automation: string, seedText: string): Workspace => {
  const { form } = sampleWorkspace(SIMULATOR)
  return { form: { ...form, project: 'p', automation }, seedText }
}

/** A form, and the keeper that looks after it. */
function openForm(first: Workspace) {
  let now = first
  const keeper = createDraftKeeper('simulator', {
    read: () => now,
    write: (_key, next) => {
      now = next
    },
    rename: () => {},
  })
  const name = (automation: string) => {
    now = { ...now, form: { ...now.form, automation } }
    keeper.touched()
  }
  return {
    keeper,
    seed: () => now.seedText,
    name,
    goTo(automation: string) {
      name(automation)
      return keeper.namesSettled()
    },
    type(seedText: string) {
      now = { ...now, seedText }
      keeper.touched()
    },
  }
}

const keep = (automation: string, seedText: string) =>
  saveDraft(draftOf(draftKey('simulator', 'p', automation), 'simulator', workspace(automation, seedText)))

async function kept(automation: string) {
  const { db } = await openDatabase()
  return (await db.drafts.get(draftKey('simulator', 'p', automation)))?.seedText
}

/** Keeps the database busy with something else until the returned function is called. */
async function occupyDrafts() {
  const { db } = await openDatabase()
  const busy = db.backendDB().transaction('drafts', 'readwrite')
  let over = false
  const holdOn = () => {
    if (!over) busy.objectStore('drafts').count().onsuccess = holdOn
  }
  holdOn()
  return () => {
    over = true
  }
}

it('an automation that is only passed on the way to another keeps its draft, however slow the database is', async () => {
  await keep('passed', 'its own')
  const { goTo, seed } = openForm(workspace('left', 'of the first'))
  const release = await occupyDrafts()
  void goTo('passed')
  const arrived = goTo('new')
  release()
  await arrived
  expect(seed()).toBe('of the first')
  await vi.waitFor(async () => expect(await kept('new')).toBe('of the first'))
  expect(await kept('passed')).toBe('its own')
})

it('what stands there while a draft is slow to come is not saved as that draft', async () => {
  await keep('slow', 'its own')
  const { goTo, type, seed, keeper } = openForm(workspace('left', 'of the first'))
  const release = await occupyDrafts()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const arrived = goTo('slow')
  type('typed on the way')
  // Longer than the pause in which a draft is saved.
  await vi.advanceTimersByTimeAsync(1_000)
  keeper.leaving()
  release()
  await arrived
  expect(seed()).toBe('its own')
  expect(keeper.overtaken.get()?.seedText).toBe('typed on the way')
  await vi.advanceTimersByTimeAsync(1_000)
  // Saves come one after the other: what was to be saved before this one is.
  await keep('later', 'of another')
  expect(await kept('slow')).toBe('its own')
  expect(localStorage.length).toBe(0)
})

it('what was typed before the draft came can be had again, also after a third automation was gone to', async () => {
  await keep('third', 'of the third')
  const { goTo, type, seed, keeper } = openForm(workspace('left', 'of the first'))
  const release = await occupyDrafts()
  void goTo('second')
  type('typed on the way')
  const arrived = goTo('third')
  release()
  await arrived
  expect(seed()).toBe('of the third')
  expect(keeper.overtaken.get()?.seedText).toBe('typed on the way')
})

it('names that come back before their draft was read have it read again', async () => {
  await keep('slow', 'its own')
  const { goTo, name, seed, keeper, type } = openForm(workspace('left', 'of the first'))
  const release = await occupyDrafts()
  const arrived = goTo('slow')
  // A name is half typed when the draft comes: nothing is put in under it.
  name('slower')
  release()
  await arrived
  expect(seed()).toBe('of the first')
  await goTo('slow')
  expect(seed()).toBe('its own')
  type('changed')
  keeper.flush()
  await vi.waitFor(async () => expect(await kept('slow')).toBe('changed'))
})
