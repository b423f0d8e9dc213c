import type { FacetCounts } from './match-runs'
import type { RunLine } from './run-line'
import type { RunQuery } from './run-query'
import type { RunStats } from './run-stats'

/** What a search came to; its runs are asked for by `lines` and `ids`. */
export type Answer = {
  /** How many runs match, and how many there are. */
  total: number
  all: number
  facets: FacetCounts
  /** The first lines, newest first. */
  lines: RunLine[]
  /** The share of all runs that are in the index, while it is first built; else null. */
  building: number | null
  /** Long texts are still being read: more may come. */
  reading: boolean
}

/** What can be asked of the worker, and what it answers. */
export type IndexAsks = {
  find: { ask: { query: RunQuery }; answer: Answer }
  lines: { ask: { query: RunQuery; from: number; to: number }; answer: RunLine[] }
  /** Newest first. */
  ids: { ask: { query: RunQuery }; answer: string[] }
  /** Null while the index is first built and has come to none of the view's runs: "none" would be untrue. */
  stats: { ask: { query: RunQuery }; answer: RunStats | null }
  /** Builds the index anew from all rows. */
  rebuild: { ask: Record<string, never>; answer: null }
}

export type IndexRequest = {
  [Name in keyof IndexAsks]: { id: number; name: Name } & IndexAsks[Name]['ask']
}[keyof IndexAsks]

export type IndexReply =
  | { id: number; ok: true; answer: unknown }
  | { id: number; ok: false; message: string }
  /** Something has changed: what was answered may not be so any more. */
  | 'changed'
