import { useSyncExternalStore } from 'react'
import { createListeners } from './listeners'

/** How the page hears of deliveries. */
export type InboxState = {
  /** `connecting`: never connected so far; `reconnecting`: was, and tries again by itself. */
  phase: 'connecting' | 'live' | 'reconnecting'
  /** Another tab of this browser holds the stream; its deliveries show up here too. */
  following: boolean
  /** False while the server can't store deliveries and refuses them. */
  writable: boolean
}

let state: InboxState = { phase: 'connecting', following: false, writable: true }
const listeners = createListeners()

/** The stream's state as a plain store; the stream itself is loaded later than the page. */
export const inboxState = {
  get: () => state,
  set(next: Partial<InboxState>) {
    const merged = { ...state, ...next }
    if (
      merged.phase === state.phase &&
      merged.following === state.following &&
      merged.writable === state.writable
    )
      return
    state = merged
    listeners.tell()
  },
  subscribe: listeners.subscribe,
}

export const useInboxState = (): InboxState => useSyncExternalStore(inboxState.subscribe, inboxState.get)
