import { useEffect, useState } from 'react'
import { openDatabase, type SeedpadDatabase } from './database'

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the query
  useEffect(() => {
    let over = false
    let stop = () => {}
    const failed = (error: unknown) => {
      if (!over) setLive({ status: 'failed', value: undefined, error })
    }
    openDatabase().then(({ db, liveQuery }) => {
      if (over) return
      const subscription = liveQuery(() => query(db)).subscribe({
        next: (value) => setLive({ status: 'ready', value }),
        error: failed,
      })
      stop = () => subscription.unsubscribe()
    }, failed)
    return () => {
      over = true
      stop()
    }
  }, [key])
  return live
}
