import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../lib/database'
import { type Draft, draftKey } from '../../lib/draft'
import { bringInSheltered, leaveShelter, shelterDraft } from './draft-refuge'
import { draftOf, firstWorkspace, showsDraft, toWorkspace } from './drafts'
import { asideOf, saveDraft } from './write-drafts'

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

it('a draft that its page had never seen is kept beside what was sheltered over it', async () => {
  const { db } = await openDatabase()
  // As another tab wrote it: nothing of it went through this page.
  await db.drafts.put(draft('unseen', 'of another tab', 1))
  shelterDraft(draft('unseen', 'typed as the page went', 2))
  await bringInSheltered()
  expect((await db.drafts.get(draft('unseen', '', 0).key))?.seedText).toBe('typed as the page went')
  expect((await asideOf(draft('unseen', '', 0).key))?.seedText).toBe('of another tab')
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

it('no header value is written down with a draft, though it was typed behind its name', () => {
  const workspace = toWorkspace(draft('a', '', 1))
  if (!workspace) throw new Error('the draft is sound')
  const headers = [{ name: 'X-Key: s3cret', value: '' }]
  const kept = draftOf('a', 'simulator', { ...workspace, form: { ...workspace.form, headers } })
  expect(kept.headerNames).toEqual(['X-Key'])
})
