import { createListeners } from '../../lib/listeners'

/** What is open of this feature. `plain`: puts the text in where it was pasted, after all. */
export type Opened =
  | { kind: 'bring-in'; text: string | null; plain: (() => void) | null }
  | { kind: 'take-out' }
  | { kind: 'share' }
  | { kind: 'export' }
  /** `file`: one that was dropped; without it, one is chosen in the dialog. */
  | { kind: 'import'; file: File | null }

let opened: Opened | null = null
const listeners = createListeners()

/** Which dialog of this feature is open, for listeners, menus and the host alike. */
export const exchangeStore = {
  get: () => opened,
  open(next: Opened | null) {
    opened = next
    listeners.tell()
  },
  subscribe: listeners.subscribe,
}
