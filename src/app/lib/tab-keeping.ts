import { createListeners } from './listeners'

/** Where this tab's credentials stand while the operator has them kept; that they stand there is the choice. */
export const KEPT_CREDENTIALS = 'seedpad.credentials'

const listeners = createListeners()

/**
 * Whether the operator chose *Keep for this tab*. Without that choice nothing secret is written into the tab's session
 * storage, which a browser may put on disk to bring tabs back.
 */
export const tabKeeping = {
  get(): boolean {
    try {
      return sessionStorage.getItem(KEPT_CREDENTIALS) !== null
    } catch {
      return false
    }
  },
  subscribe: listeners.subscribe,
  /** To be called where the choice may have changed. */
  tell: listeners.tell,
}
