import type { Deletion } from '../../../lib/deletion'
import { useLive } from '../../../lib/use-live'

/** What was deleted and is not gone for good yet, newest first, live; undefined while that is not known. */
export function useDeletions(): readonly Deletion[] | undefined {
  return useLive((db) => db.deletions.orderBy('at').reverse().toArray(), 'deletions').value
}
