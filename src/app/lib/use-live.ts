import { useEffect, useState, useSyncExternalStore } from 'react'
import { openDatabase, type SeedpadDatabase } from './database'
import { storageStatus } from './storage-status'
import { watchQuery } from './watch-query'

/** What a live query has come to. `failed` keeps its error; the component decides what to say. */
export type Live<T> =
  | { status: 'loading'; value: undefined }
  | { status: 'ready'; value: T }
  | { status: 'failed'; value: undefined; error: unknown }

/**
 * Watches a database query: the component renders again when its rows change, in this tab or another.
 * @param key changes when the query's inputs do
 */
export function useLive<T>(query: (db: SeedpadDatabase) => Promise<T>, key: string): Live<T> {
  const [live, setLive] = useState<Live<T>>({ status: 'loading', value: undefined })
  const connection = useSyncExternalStore(storageStatus.subscribe, storageStatus.generation)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the query
  useEffect(() => {
    let over = false
    let stop = () => {}
    const failed = (error: unknown) => {
      // The browser closed the database; it is being opened again, and what is on the screen still stands.
      if (!over && storageStatus.get() !== 'reopening') setLive({ status: 'failed', value: undefined, error })
    }
    openDatabase().then(({ db, watching }) => {
      if (over) return
      const next = (value: T) => setLive({ status: 'ready', value })
      stop = watchQuery(watching, () => query(db), { next, error: failed })
    }, failed)
    return () => {
      over = true
      stop()
    }
  }, [key, connection])
  return live
}
