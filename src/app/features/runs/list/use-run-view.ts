import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { FacetCounts } from '../../../lib/run-index/match-runs'
import { lineOf, type RunLine } from '../../../lib/run-index/run-line'
import { isEveryRun, type RunQuery, writeQuery } from '../../../lib/run-index/run-query'
import { createRunView } from '../../../lib/run-index/run-view'
import { useLive } from '../../../lib/use-live'

/** The runs of a query as a list needs them. */
export type RunList = {
  status: 'loading' | 'ready' | 'failed'
  total: number
  /** How many runs there are at all; null while unknown. */
  all: number | null
  facets: FacetCounts | null
  /** The index is still being built: the share done. */
  building: number | null
  /** Long texts are still being searched. */
  reading: boolean
  lineAt: (index: number) => RunLine | undefined
  onView: (first: number, last: number) => void
  retry: () => void
}

/** As many of the newest are read straight from the rows, without the index. */
const NEWEST = 100

/**
 * The runs that a query takes, live. The newest of all come straight from the database, by cursor; the index is asked for
 * everything beyond.
 * @param indexed ask the index in any case, for its counts
 */
export function useRunView(query: RunQuery, indexed: boolean): RunList {
  const key = String(writeQuery(query))
  const every = isEveryRun(query)
  const newest = useLive(
    async (db) => {
      if (!every) return []
      const runs = await db.runs
        .orderBy('createdAt')
        .reverse()
        .limit(NEWEST + 1)
        .toArray()
      return runs.map(lineOf)
    },
    every ? 'newest' : 'none',
  )
  const beyond = every && (newest.value?.length ?? 0) > NEWEST
  const asks = indexed || !every || beyond
  const [view] = useState(createRunView)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the query
  useEffect(() => view.ask(asks ? query : null), [view, asks, key])
  const { answer, lines, failed, key: answered } = useSyncExternalStore(view.subscribe, view.get)

  const rows = newest.value
  // The rows themselves are truer than an index that is still being built.
  const plain = every && (answer === null || answered !== '' || answer.building !== null || !beyond)
  return useMemo(() => {
    const shared = {
      facets: answer?.facets ?? null,
      building: answer?.building ?? null,
      reading: answer?.reading ?? false,
      onView: view.want,
      retry: view.retry,
    }
    if (plain)
      return {
        ...shared,
        status: newest.status,
        total: Math.min(rows?.length ?? 0, NEWEST),
        all: answer?.building === null ? answer.all : beyond ? null : (rows?.length ?? null),
        lineAt: (index) => rows?.[index],
      }
    return {
      ...shared,
      status: failed ? 'failed' : answer === null ? 'loading' : 'ready',
      total: answer?.total ?? 0,
      all: answer?.all ?? null,
      lineAt: (index) => lines.get(index),
    }
  }, [plain, rows, newest.status, answer, lines, failed, beyond, view])
}
