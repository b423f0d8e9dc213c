import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { applyMerge, previewMerge } from './apply-merge'
import { collectContent } from './collect-content'

afterEach(async () => {
  const { db } = await openDatabase()
  await Promise.all([db.savedSeeds.clear(), db.seedSchemas.clear()])
})

const seed = (id: string, seedText: string) => ({
  id,
  name: `Seed ${id}`,
  note: '',
  tags: [],
  project: 'p',
  automation: 'a',
  seedText,
  createdAt: 1,
  updatedAt: 1,
})

it('an export imported into an empty browser holds the same, and undone nothing', async () => {
  const { db } = await openDatabase()
  await db.savedSeeds.bulkAdd([seed('1', '{"a": 1.0}'), seed('2', '12345678901234567891')])
  await db.seedSchemas.add({
    key: '["p","a"]',
    project: 'p',
    automation: 'a',
    schemaText: '{}',
    origin: 'inferred',
    inferredFrom: 3,
    updatedAt: 1,
  })
  const content = await collectContent({})
  const before = [await db.savedSeeds.toArray(), await db.seedSchemas.toArray()]
  await Promise.all([db.savedSeeds.clear(), db.seedSchemas.clear()])

  const { written, undo } = await applyMerge(content, 'mine')
  expect(written).toBe(3)
  expect([await db.savedSeeds.toArray(), await db.seedSchemas.toArray()]).toEqual(before)
  expect((await previewMerge(content)).seeds.map(({ status }) => status)).toEqual(['same', 'same'])
  await undo()
  expect([await db.savedSeeds.count(), await db.seedSchemas.count()]).toEqual([0, 0])
})

it('what was replaced comes back with undo', async () => {
  const { db } = await openDatabase()
  await db.savedSeeds.bulkAdd([seed('1', 'theirs'), seed('3', 'other')])
  const content = await collectContent({})
  await db.savedSeeds.bulkPut([seed('1', 'mine')])
  await db.savedSeeds.delete('3')

  const { written, undo } = await applyMerge(content, 'theirs')
  expect(written).toBe(2)
  expect((await db.savedSeeds.get('1'))?.seedText).toBe('theirs')
  await undo()
  expect(await db.savedSeeds.toArray()).toEqual([seed('1', 'mine')])
})

it('what was changed again since the import is not undone, and counted', async () => {
  const { db } = await openDatabase()
  await db.savedSeeds.bulkAdd([seed('1', 'theirs'), seed('2', 'theirs too')])
  const content = await collectContent({})
  await db.savedSeeds.clear()

  const { undo } = await applyMerge(content, 'theirs')
  await db.savedSeeds.put(seed('1', 'worked on since'))
  expect(await undo()).toBe(1)
  expect(await db.savedSeeds.toArray()).toEqual([seed('1', 'worked on since')])
})
