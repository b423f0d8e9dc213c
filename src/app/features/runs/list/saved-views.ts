import * as z from 'zod/mini'
import { createNamedList } from '../../../lib/named-list'
import type { RunQuery } from '../../../lib/run-index/run-query'
import { useLive } from '../../../lib/use-live'

/** A view kept under a name: its address's query. */
const savedViewSchema = z.object({ name: z.string(), query: z.string() })
export type SavedView = z.infer<typeof savedViewSchema>

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
const kept = createNamedList(KEY, savedViewSchema)
export const VIEW_NAME_LIMIT = 60

/** The views kept in this browser, in the order of their names; live. */
export function useSavedViews(): SavedView[] {
  const live = useLive(savedViews, KEY)
  return live.value ?? []
}

/** The views kept in this browser, in the order of their names. */
export const savedViews = kept.all

/** Keeps a view; another one of the same name gives way. @returns the one that gave way */
export const saveView = kept.put

/** @returns what was deleted */
export const deleteView = kept.remove
