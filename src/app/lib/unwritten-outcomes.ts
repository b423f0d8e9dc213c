import type { Run } from './run'

/** What is known of a run, and could not be written into its row. `row`: the row itself, where this page made it. */
export type UnwrittenOutcome = { startId: string; change: Partial<Run>; row: Run | null }

/** The rows that this page has written ahead and not settled yet: the browser may lose its copy, but not this one. */
export const rowsUnderWay = new Map<string, Run>()

let unwritten: readonly UnwrittenOutcome[] = []
const listeners = new Set<() => void>()

function set(next: readonly UnwrittenOutcome[]) {
  unwritten = next
  for (const listener of listeners) listener()
}

/**
 * Outcomes that live in this page's memory alone, because the history could not be written. They are offered as a file,
 * and written as soon as it can be.
 */
export const unwrittenOutcomes = {
  get: () => unwritten,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  keep(outcome: UnwrittenOutcome) {
    set([...unwritten.filter(({ startId }) => startId !== outcome.startId), outcome])
  },
  remove(startId: string) {
    if (unwritten.some((outcome) => outcome.startId === startId))
      set(unwritten.filter((outcome) => outcome.startId !== startId))
  },
}
