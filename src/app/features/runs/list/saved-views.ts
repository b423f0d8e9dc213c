import * as z from 'zod/mini'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import type { RunQuery } from '../../../lib/run-index/run-query'
import { useLive } from '../../../lib/use-live'

/** A view kept under a name: its address's query. */
const savedViewsSchema = z.array(z.object({ name: z.string(), query: z.string() }))
export type SavedView = z.infer<typeof savedViewsSchema>[number]

/** Views that everybody has: the last part of their words' key, and what they show. */
export const READY_MADE = [
  ['all', {}],
  ['unknown', { states: ['unknown'] }],
  ['failed', { states: ['rejected', 'not-sent'] }],
  ['waiting', { states: ['started'], result: false }],
  ['today', { since: '24h' }],
  ['live', { simulated: false }],
  ['starred', { starred: true }],
] as const satisfies readonly (readonly [string, Partial<RunQuery>])[]

const KEY = 'runViews'
export const VIEW_NAME_LIMIT = 60

/** The views kept in this browser, in the order of their names; live. */
export function useSavedViews(): SavedView[] {
  const live = useLive(savedViews, KEY)
  return live.value ?? []
}

/** The views kept in this browser, in the order of their names. */
export const savedViews = async (db: SeedpadDatabase): Promise<SavedView[]> =>
  readViews((await db.settings.get(KEY))?.value)

/** Keeps a view; another one of the same name gives way. @returns the one that gave way */
export function saveView(view: SavedView): Promise<SavedView | undefined> {
  return change((views) => [...views.filter(({ name }) => name !== view.name), view], view.name)
}

/** @returns what was deleted */
export function deleteView(name: string): Promise<SavedView | undefined> {
  return change((views) => views.filter((view) => view.name !== name), name)
}

async function change(to: (views: SavedView[]) => SavedView[], name: string): Promise<SavedView | undefined> {
  const { db } = await openDatabase()
  return db.transaction('rw', db.settings, async () => {
    const views = readViews((await db.settings.get(KEY))?.value)
    const next = to(views).sort((a, b) => a.name.localeCompare(b.name))
    await db.settings.put({ key: KEY, value: JSON.stringify(next) })
    return views.find((view) => view.name === name)
  })
}

function readViews(stored: string | undefined): SavedView[] {
  try {
    return savedViewsSchema.parse(JSON.parse(stored ?? '[]'))
  } catch {
    // What can't be read can't be shown; the next one saved takes its place.
    return []
  }
}
