import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../lib/database'
import { type Draft, draftKey } from '../../lib/draft'
import { bringInSheltered, leaveShelter, shelterDraft } from './draft-refuge'
import { firstWorkspace, saveDraft, showsDraft } from './drafts'

const SIMULATOR = {
  id: 'simulator',
  label: 'Simulator',
  baseUrl: 'http://127.0.0.1/simulator',
  dialect: 'nested',
  simulated: true,
} as const

afterEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  const { db } = await openDatabase()
  await Promise.all([db.drafts.clear(), db.settings.clear()])
})

function draft(automation: string, seedText: string, updatedAt: number): Draft {
  return {
    key: draftKey('simulator', 'p', automation),
    target: 'simulator',
    project: 'p',
    automation,
    sendTo: 'inbox',
    webhookUrl: '',
    headerNames: ['X-Key'],
    wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
    seedText,
    updatedAt,
  }
}

it('what was sheltered as the page went away is the draft that the next page opens with', async () => {
  await saveDraft(draft('a', 'saved', 1))
  shelterDraft(draft('a', 'typed last', 2))
  shelterDraft(draft('b', 'typed before', 1))
  expect(await bringInSheltered()).toEqual([])
  expect(await firstWorkspace(SIMULATOR)).toMatchObject({
    form: { automation: 'a' },
    seedText: 'typed last',
  })
  const { db } = await openDatabase()
  expect(await db.drafts.get(draftKey('simulator', 'p', 'b'))).toMatchObject({ seedText: 'typed before' })
  expect(localStorage.length).toBe(0)
})

it('gives way to what the database got later', async () => {
  shelterDraft(draft('a', 'older', 1))
  await saveDraft(draft('a', 'newer', 2))
  await bringInSheltered()
  expect(await firstWorkspace(SIMULATOR)).toMatchObject({ seedText: 'newer' })
  expect(localStorage.length).toBe(0)
})

it('stays until that very text, or a later one, is in the database', () => {
  shelterDraft(draft('a', 'later', 5))
  leaveShelter(draft('a', 'an earlier save ends', 4))
  expect(localStorage.length).toBe(1)
  leaveShelter(draft('a', 'later', 5))
  expect(localStorage.length).toBe(0)
})

it('five million bytes of seed fit, and one that does not leaves what was there', async () => {
  const large = `"${'x'.repeat(5_000_000 - 2)}"`
  shelterDraft(draft('a', large, 2))
  await bringInSheltered()
  expect((await firstWorkspace(SIMULATOR)).seedText).toBe(large)

  shelterDraft(draft('a', 'small', 3))
  shelterDraft(draft('a', 'x'.repeat(6_000_000), 4))
  expect(localStorage.length).toBe(1)
})

it('what is damaged, or stands under a wrong name, goes and does no harm', async () => {
  localStorage.setItem('seedpad.draft a', '{"key":')
  localStorage.setItem('seedpad.draft b', JSON.stringify(draft('a', 'elsewhere', 1)))
  localStorage.setItem('seedpad.other', 'stays')
  expect(await bringInSheltered()).toEqual([])
  expect(Object.keys(localStorage)).toEqual(['seedpad.other'])
})

it('a reload opens what this tab showed, though another draft was worked on later', async () => {
  await saveDraft(draft('shown', 'here', 1))
  await saveDraft(draft('other', 'there', 2))
  showsDraft(draftKey('simulator', 'p', 'shown'))
  expect(await firstWorkspace(SIMULATOR)).toMatchObject({ seedText: 'here' })
})
