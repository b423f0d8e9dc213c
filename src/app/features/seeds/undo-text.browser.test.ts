import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../lib/database'
import { draftKey } from '../../lib/draft'
import { t } from '../../lib/i18n/i18n'
import { toasts } from '../../ui/toast'
import { changeSavedSeed, saveSeed } from './library/saved-seeds'
import { removeSchema, storeSchema } from './schema/stored-schema'
import { createSeedDocument } from './seed-document'
import { setTextWithUndo } from './undo-text'

afterEach(async () => {
  vi.restoreAllMocks()
  const { db } = await openDatabase()
  await Promise.all([db.savedSeeds.clear(), db.seedSchemas.clear()])
})

const [one, two] = [draftKey('simulator', 'p', 'one'), draftKey('simulator', 'p', 'two')]

function openSeed() {
  const never = () => new Promise<never>(() => {})
  const seed = createSeedDocument({ check: never, findings: never })
  seed.open(one, 'typed in one')
  return seed
}

/** The messages that are shown, and a press on the button of the last one. */
function watchMessages() {
  const show = vi.spyOn(toasts, 'show')
  return {
    press: () => show.mock.lastCall?.[1]?.run(),
    said: () => show.mock.lastCall?.[0],
  }
}

it('what was put into a draft is undone in that draft only; where another is open, the message says where to go', () => {
  const { press, said } = watchMessages()
  const seed = openSeed()
  setTextWithUndo(seed, 'from the library', 'Taken.')
  seed.open(two, 'typed in two')
  press()
  expect(seed.get().text).toBe('typed in two')
  expect(said()).toBe(t('seeds.undoElsewhere', { automation: 'one' }))
  seed.open(one, 'from the library')
  press()
  expect(seed.get().text).toBe('typed in one')
})

it('the undo of a change of a saved seed does not undo a later one', async () => {
  const saved = await saveSeed({ name: 'n', note: '', tags: [], project: null, automation: null }, 'first')
  const undo = await changeSavedSeed(saved.id, { seedText: 'second' })
  const undoLater = await changeSavedSeed(saved.id, { seedText: 'third' })
  expect(await undo()).toBe(false)
  expect(await undoLater()).toBe(true)
  const { db } = await openDatabase()
  expect((await db.savedSeeds.get(saved.id))?.seedText).toBe('second')
  expect(await undo()).toBe(true)
})

it('a schema that was taken away does not come back over one that was stored since', async () => {
  const place = { project: 'p', automation: 'one' }
  const schema = (schemaText: string) => ({ schemaText, origin: 'attached' as const, inferredFrom: null })
  await storeSchema(place, schema('{"title": "first"}'))
  const restore = await removeSchema(place)
  await storeSchema(place, schema('{"title": "second"}'))
  expect(await restore()).toBe(false)
  const { db } = await openDatabase()
  expect((await db.seedSchemas.toArray()).map(({ schemaText }) => schemaText)).toEqual([
    '{"title": "second"}',
  ])
})
