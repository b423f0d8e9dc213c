import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from './database'
import { watchQuery } from './watch-query'

let stop = () => {}
afterEach(async () => {
  stop()
  const { db } = await openDatabase()
  await Promise.all([db.settings.clear(), db.savedSeeds.clear()])
})

/** Watches one setting; `asked` counts how often the database was. */
async function watchSetting() {
  const { db, watching } = await openDatabase()
  const values: unknown[] = []
  const query = vi.fn(async () => (await db.settings.get('watched'))?.value)
  const error = vi.fn<(error: unknown) => void>()
  stop = watchQuery(watching, query, { next: (value) => values.push(value), error })
  await vi.waitFor(() => expect(values).toEqual([undefined]))
  const change = async (key: string, times: number) => {
    for (let time = 0; time < times; time += 1) await db.settings.put({ key: `${key}-${time}`, value: '' })
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

it('no change is missed, whenever it comes', async () => {
  const { db, values, error, change } = await watchSetting()
  for (const value of ['a', 'b', 'c']) {
    // Somewhere in here the query is asked anew.
    await change(value, 290 + values.length)
    await db.settings.put({ key: 'watched', value })
    await vi.waitFor(() => expect(values.at(-1)).toBe(value))
  }
  expect(error).not.toHaveBeenCalled()
})

it('stopped, it tells nothing more', async () => {
  const { db, values } = await watchSetting()
  stop()
  await db.settings.put({ key: 'watched', value: 'later' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(values).toEqual([undefined])
})
