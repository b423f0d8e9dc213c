import type { Run } from './run'

/** What is known of a run, and could not be written into its row. `row`: the row itself, where this page made it. */
export type UnwrittenOutcome = { startId: string; change: Partial<Run>; row: Run | null }

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
    const known = unwritten.find(({ startId }) => startId === outcome.startId)
    const row = outcome.row ?? known?.row ?? null
    set([...unwritten.filter((other) => other !== known), { ...outcome, row }])
  },
  remove(startId: string) {
    if (unwritten.some((outcome) => outcome.startId === startId))
      set(unwritten.filter((outcome) => outcome.startId !== startId))
  },
}
