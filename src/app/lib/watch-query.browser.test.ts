import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from './database'
import { watchQuery } from './watch-query'

let stop = () => {}
afterEach(async () => {
  stop()
  const { db } = await openDatabase()
  await Promise.all([db.settings.clear(), db.savedSeeds.clear()])
})

/** Watches one setting; `query` counts how often the database was asked. */
async function watchSetting() {
  const { db, watching } = await openDatabase()
  const values: unknown[] = []
  const query = vi.fn(async () => (await db.settings.get('watched'))?.value)
  const error = vi.fn<(error: unknown) => void>()
  stop = watchQuery(watching, query, { next: (value) => values.push(value), error })
  await vi.waitFor(() => expect(values).toEqual([undefined]))
  /** So many changes of another setting: the first is made, the others are told as another tab tells them, by their keys alone. */
  const change = async (key: string, times: number) => {
    const { storagemutated } = watching.Dexie.on
    const told = vi.fn<(keys: Parameters<typeof storagemutated.fire>[0]) => void>()
    storagemutated.subscribe(told)
    await db.settings.put({ key, value: '' })
    storagemutated.unsubscribe(told)
    expect(told).toHaveBeenCalledOnce()
    const [[keys] = []] = told.mock.calls
    if (!keys) throw new Error('no change was told')
    for (let time = 1; time < times; time += 1) storagemutated.fire(keys)
  }
  return { db, values, query, error, change }
}

it('a query that no change concerns is asked anew after some hundred of them, so that it holds none for good', async () => {
  const { query, change } = await watchSetting()
  await change('other', 150)
  expect(query).toHaveBeenCalledTimes(1)
  await change('another', 200)
  await vi.waitFor(() => expect(query).toHaveBeenCalledTimes(2))
})

// With the 300th the query is asked anew.
it.each([297, 298, 299, 300, 301])(
  'no change is missed, also not the one after %i others',
  async (others) => {
    const { db, values, error, change } = await watchSetting()
    await change('other', others)
    await db.settings.put({ key: 'watched', value: 'a' })
    await vi.waitFor(() => expect(values.at(-1)).toBe('a'))
    await db.settings.put({ key: 'watched', value: 'b' })
    await vi.waitFor(() => expect(values.at(-1)).toBe('b'))
    expect(error).not.toHaveBeenCalled()
  },
)

it('stopped, it tells nothing more', async () => {
  const stopped = await watchSetting()
  stop()
  // Another one, begun later, is told later as well.
  const { db, values } = await watchSetting()
  await db.settings.put({ key: 'watched', value: 'later' })
  await vi.waitFor(() => expect(values).toEqual([undefined, 'later']))
  expect(stopped.values).toEqual([undefined])
  expect(stopped.query).toHaveBeenCalledTimes(1)
})
