import { beforeEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../lib/database'
import { sampleId, sampleRun } from '../../lib/run-index/testing/sample-runs'
import { changeTags, setStar } from './annotate-runs'
import { bringBack } from './deletion/bring-back'
import { hideRuns } from './deletion/hide-runs'
import { createNoteEditor } from './note-editor'

const ID = sampleId(0)
const stored = async () => (await (await openDatabase()).db.runs.get(ID))?.note ?? ''

beforeEach(async () => {
  sessionStorage.clear()
  const { db } = await openDatabase()
  await db.runs.put(sampleRun(0, { note: 'first' }))
})

/** Two tabs that show the same note. */
const twoTabs = () => [createNoteEditor(ID, 'first'), createNoteEditor(ID, 'first')] as const

it('is never written over one that another tab wrote meanwhile: both are there until one is chosen', async () => {
  const [mine, theirs] = twoTabs()
  theirs.type('first, theirs')
  await theirs.write()
  mine.type('first, mine')
  await mine.write()
  expect(await stored()).toBe('first, theirs')
  expect(mine.get()).toMatchObject({ text: 'first, mine', other: 'first, theirs' })
  // More typing writes nothing over it either.
  mine.type('first, mine, more')
  await mine.write()
  expect(await stored()).toBe('first, theirs')
  await mine.keepBoth()
  expect(await stored()).toBe('first, theirs\n\nfirst, mine, more')
  expect(mine.get().other).toBeNull()
})

it.each([
  ['keepMine', 'mine'],
  ['takeOther', 'theirs'],
] as const)('is what was chosen: %s', async (choose, left) => {
  const [mine, theirs] = twoTabs()
  theirs.type('theirs')
  await theirs.write()
  mine.type('mine')
  await mine.write()
  await mine[choose]()
  expect([await stored(), mine.get().text]).toEqual([left, left])
})

it('keeps both where the page is left before anybody chose, or before it was known', async () => {
  const [mine, theirs] = twoTabs()
  theirs.type('theirs')
  await theirs.write()
  mine.type('mine')
  await mine.leave()
  expect(await stored()).toBe('theirs\n\nmine')
})

it('keeps both where the page is left while the note is being written', async () => {
  const [mine, theirs] = twoTabs()
  theirs.type('theirs')
  await theirs.write()
  mine.type('mine')
  void mine.write()
  await mine.leave()
  expect(await stored()).toBe('theirs\n\nmine')
})

it('takes what is on its way for its own where the page is left while more is typed', async () => {
  const [mine] = twoTabs()
  mine.type('a long beginning')
  const written = mine.write()
  mine.type('short')
  await Promise.all([mine.leave(), written])
  expect(await stored()).toBe('short')
})

it('has the last words again that a reload left no time to write, and asks where another tab wrote meanwhile', async () => {
  const [mine, theirs] = twoTabs()
  mine.type('last words')
  // The page goes: what was begun never ends.
  const gone = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('the page goes', 'AbortError')
  })
  await mine.leave()
  gone.mockRestore()
  expect(await stored()).toBe('first')
  const again = createNoteEditor(ID, 'first')
  expect(again.get().text).toBe('last words')
  await again.write()
  expect(await stored()).toBe('last words')
  expect(createNoteEditor(ID, 'last words').get().state).toBe('unchanged')

  theirs.type('theirs')
  await theirs.write()
  await theirs.keepMine()
  sessionStorage.setItem(`seedpad.note ${ID}`, JSON.stringify({ text: 'mine', seen: 'last words' }))
  const asked = createNoteEditor(ID, 'theirs')
  await asked.write()
  expect(asked.get()).toMatchObject({ text: 'mine', other: 'theirs' })
})

it('of a run that another tab has deleted is there when the run is back; of one gone for good it is not called saved', async () => {
  const [mine, later] = twoTabs()
  const { id } = await hideRuns({ ids: [ID] })
  mine.type('typed after that')
  await mine.write()
  expect(mine.get().state).toBe('kept')
  await bringBack(id ?? '')
  expect(await stored()).toBe('typed after that')
  await hideRuns({ ids: [ID], forGood: true })
  later.type('too late')
  await later.write()
  expect(later.get().state).toBe('failed')
})

it('shows what another tab wrote where nothing was typed here, and goes on from there', async () => {
  const [mine, theirs] = twoTabs()
  theirs.type('theirs')
  await theirs.write()
  mine.see('theirs')
  expect(mine.get()).toEqual({ text: 'theirs', state: 'unchanged', other: null })
  mine.type('theirs and mine')
  await mine.write()
  expect(await stored()).toBe('theirs and mine')
})

it('takes what it wrote itself, told late, for no change of another tab', async () => {
  const [mine] = twoTabs()
  for (const text of ['a', 'ab']) {
    mine.type(text)
    await mine.write()
  }
  mine.see('a')
  expect(mine.get().text).toBe('ab')
  mine.type('abc')
  await vi.waitFor(async () => expect(await stored()).toBe('abc'))
  expect(mine.get()).toEqual({ text: 'abc', state: 'kept', other: null })
})

it('tags and star of two tabs are put together', async () => {
  const { db } = await openDatabase()
  await db.runs.update(ID, { tags: ['old'] })
  await Promise.all([
    changeTags([ID], { add: ['mine'] }),
    changeTags([ID], { add: ['theirs'], remove: ['old'] }),
    setStar([ID], true),
  ])
  expect(await db.runs.get(ID)).toMatchObject({ tags: ['mine', 'theirs'], starred: true })
})
