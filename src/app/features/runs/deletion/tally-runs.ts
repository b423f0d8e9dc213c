import { openDatabase } from '../../../lib/database'
import { askIndex, subscribeIndex } from '../../../lib/run-index/index-client'
import { EVERY_RUN, type RunQuery } from '../../../lib/run-index/run-query'
import type { Spared } from './hide-runs'

/** What there is to be deleted, by what speaks against it. */
export type Tally = {
  ids: readonly string[]
  sending: ReadonlySet<string>
  starred: ReadonlySet<string>
  unknown: ReadonlySet<string>
  /** Accepted, and nothing came yet. */
  open: number
}

/**
 * Looks through runs without reading them: their keys, and what the search index knows.
 * @param chosen null: the whole history
 * @throws where the history or its index can't be read
 */
export async function tallyRuns(chosen: readonly string[] | null): Promise<Tally> {
  const { db } = await openDatabase()
  await whenBuilt()
  const runs = chosen === null ? db.runs.toCollection() : db.runs.where(':id').anyOf(chosen)
  const ids = await runs.primaryKeys()
  const among = new Set(ids)
  const find = async (query: Partial<RunQuery>) =>
    new Set((await askIndex('ids', { query: { ...EVERY_RUN, ...query } })).filter((id) => among.has(id)))
  const [sending, starred, unknown, open] = await Promise.all([
    find({ states: ['sending'] }),
    find({ starred: true }),
    find({ states: ['unknown'] }),
    find({ states: ['started'], result: false }),
  ])
  return { ids, sending, starred, unknown, open: open.size }
}

/** The runs that would go. */
export function goingOf({ ids, sending, starred, unknown }: Tally, spare: Spared): string[] {
  return ids.filter(
    (id) => !sending.has(id) && !(spare.starred && starred.has(id)) && !(spare.unknown && unknown.has(id)),
  )
}

/** While the index is first built, it knows of some only. */
async function whenBuilt(): Promise<void> {
  for (;;) {
    let stop = () => {}
    const changed = new Promise<void>((resolve) => {
      stop = subscribeIndex(resolve)
    })
    try {
      if ((await askIndex('find', { query: EVERY_RUN })).building === null) return
      await changed
    } finally {
      stop()
    }
  }
}
