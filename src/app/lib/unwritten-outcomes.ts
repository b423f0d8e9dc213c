import { createListeners } from './listeners'
import type { Run } from './run'

/**
 * What is known of a run, and could not be written into its row. `row`: the row itself, where this page made it; `taken`:
 * the operator has it in a file.
 */
export type UnwrittenOutcome = {
  startId: string
  change: Partial<Run>
  row: Run | null
  taken?: boolean
}

/** As many may be known to this tab alone; then no further start goes out. Characters: of texts, as they are in memory. */
const MOST_ALONE = { count: 50, characters: 32 * 1024 * 1024 }
/** And as many in sum, with those that are in a file too. */
const MOST = { count: 500, characters: 128 * 1024 * 1024 }

/** The rows that this page has written ahead and not settled yet: the browser may lose its copy, but not this one. */
export const rowsUnderWay = new Map<string, Run>()

let unwritten: readonly UnwrittenOutcome[] = []
const listeners = createListeners()

function set(next: readonly UnwrittenOutcome[]) {
  unwritten = next
  listeners.tell()
}

/**
 * Outcomes that live in this page's memory alone, because the history could not be written. They are offered as a file,
 * and written as soon as it can be.
 */
export const unwrittenOutcomes = {
  get: () => unwritten,
  subscribe: listeners.subscribe,
  keep(outcome: UnwrittenOutcome) {
    const earlier = unwritten.find(({ startId }) => startId === outcome.startId)
    const others = unwritten.filter((one) => one !== earlier)
    set([...others, { ...outcome, taken: earlier?.taken ?? false }])
  },
  /** These have been saved to a file. They are still tried to be written. */
  take(outcomes: readonly UnwrittenOutcome[]) {
    const ids = new Set(outcomes.map(({ startId }) => startId))
    set(unwritten.map((one) => (ids.has(one.startId) ? { ...one, taken: true } : one)))
  },
  /** Why no further start may go out now: what came of it might find no place. Null: it may. */
  bound(): 'unsaved' | 'full' | null {
    if (exceeds(unwritten, MOST)) return 'full'
    return exceeds(
      unwritten.filter(({ taken }) => !taken),
      MOST_ALONE,
    )
      ? 'unsaved'
      : null
  },
  remove(startId: string) {
    if (unwritten.some((outcome) => outcome.startId === startId))
      set(unwritten.filter((outcome) => outcome.startId !== startId))
  },
}

function exceeds(outcomes: readonly UnwrittenOutcome[], most: typeof MOST): boolean {
  return (
    outcomes.length >= most.count ||
    outcomes.reduce((sum, outcome) => sum + charactersOf(outcome), 0) >= most.characters
  )
}

function charactersOf({ change, row }: UnwrittenOutcome): number {
  const texts = [change.upstream?.body, change.message, row?.seedText, row?.maskedBody]
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}
