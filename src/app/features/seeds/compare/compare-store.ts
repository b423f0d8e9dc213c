import { createListeners } from '../../../lib/listeners'

/** One side of a comparison. */
export type CompareSource =
  | { kind: 'draft' }
  | { kind: 'run'; startId: string }
  | { kind: 'saved'; id: string }
  /** `openedAt` tells two files of one name apart; milliseconds since 1970. */
  | { kind: 'file'; name: string; text: string; openedAt: number }

export type Comparison = { before: CompareSource; after: CompareSource }

/** Which comparison is open, if any: a plain store, since it can be asked for from anywhere on the page. */
function createCompareStore() {
  let open: Comparison | null = null
  const listeners = createListeners()
  const set = (next: Comparison | null) => {
    open = next
    listeners.tell()
  }
  return {
    get: () => open,
    subscribe: listeners.subscribe,
    open: (before: CompareSource, after: CompareSource) => set({ before, after }),
    close: () => set(null),
  }
}

export const compareStore = createCompareStore()
