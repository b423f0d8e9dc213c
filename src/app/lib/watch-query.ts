import type { Dexie, liveQuery } from 'dexie'

/** What watches queries; loaded with the database. */
export type Watching = { Dexie: typeof Dexie; liveQuery: typeof liveQuery }
type Observer<T> = { next?: (value: T) => void; error: (error: unknown) => void }

/** Changes of the database, each of one transaction. */
const PATIENCE = 300

/**
 * Tells what a query comes to, and again whenever that may be something else. Dexie keeps the keys of every change that does
 * not concern a query until it is asked anew, and goes through them at each further change: a page that is open all day
 * would hold more and more. So a query that was left alone for long is asked anew.
 * @returns stops it
 */
export function watchQuery<T>(
  { Dexie, liveQuery }: Watching,
  query: () => Promise<T>,
  observer: Observer<T>,
): () => void {
  let passed = 0
  const begin = () =>
    liveQuery(query).subscribe({
      next(value) {
        passed = 0
        observer.next?.(value)
      },
      error: observer.error,
    })
  let subscription = begin()
  const count = () => {
    passed += 1
    if (passed < PATIENCE) return
    passed = 0
    subscription.unsubscribe()
    subscription = begin()
  }
  Dexie.on.storagemutated.subscribe(count)
  return () => {
    Dexie.on.storagemutated.unsubscribe(count)
    subscription.unsubscribe()
  }
}
