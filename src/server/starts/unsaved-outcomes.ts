import type { StartOutcome } from '../../contract/start-messages'
import type { Journal } from './journal'

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
      stranded.add(outcome.startId)
      onFault(cause)
      return false
    }
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
