import type { StartOutcome } from '../../contract/start-messages'
import type { Journal } from './journal'
import { withoutAnswerText } from './outcome'

/** As many characters of answers are kept for a journal that takes nothing; beyond them, what the answers prove. */
const MOST_CHARACTERS = 8 * 1024 * 1024

/** Outcomes that the journal has not taken yet, or could not take; the truth must not depend on a disk that fills up. */
export function createUnsavedOutcomes(journal: Journal, onFault: (cause: unknown) => void) {
  const unsaved = new Map<string, StartOutcome>()
  /** Those of them that it could not take. */
  const stranded = new Set<string>()

  /** @returns whether the journal took it */
  async function settle(outcome: StartOutcome): Promise<boolean> {
    try {
      await journal.settle(outcome)
      unsaved.delete(outcome.startId)
      return true
    } catch (cause) {
      strand(outcome)
      onFault(cause)
      return false
    }
  }

  function strand(outcome: StartOutcome): void {
    const kept = [...stranded].reduce((sum, startId) => sum + answerLength(unsaved.get(startId)), 0)
    if (kept + answerLength(outcome) > MOST_CHARACTERS)
      unsaved.set(outcome.startId, withoutAnswerText(outcome))
    stranded.add(outcome.startId)
  }

  /** Writes outcomes that the journal could not take before, one after the other, until it fails again. */
  async function saveStranded(): Promise<void> {
    for (const startId of stranded) {
      stranded.delete(startId)
      const outcome = unsaved.get(startId)
      if (outcome && !(await settle(outcome))) return
    }
  }

  return {
    get: (startId: string): StartOutcome | undefined => unsaved.get(startId),
    /** Never throws: what the journal does not take is kept here. */
    async save(outcome: StartOutcome): Promise<void> {
      unsaved.set(outcome.startId, outcome)
      // A journal that takes this one may take earlier ones again.
      if (await settle(outcome)) await saveStranded()
    },
    saveStranded,
  }
}

function answerLength(outcome: StartOutcome | undefined): number {
  return outcome?.upstream?.body.length ?? 0
}
