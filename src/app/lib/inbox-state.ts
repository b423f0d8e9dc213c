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
  /** Why nothing comes in just now, where it is tried again with longer and longer pauses. */
  trouble: InboxTrouble | null
}

/** `unkept`: this browser's storage did not take what arrived; `crowded`: too many read the inbox at once. */
export type InboxTrouble = 'unkept' | 'crowded'

let state: InboxState = { phase: 'connecting', following: false, writable: true, trouble: null }
const listeners = createListeners()

/** The stream's state as a plain store; the stream itself is loaded later than the page. */
export const inboxState = {
  get: () => state,
  set(next: Partial<InboxState>) {
    const merged = { ...state, ...next }
    if (
      merged.phase === state.phase &&
      merged.following === state.following &&
      merged.writable === state.writable &&
      merged.trouble === state.trouble
    )
      return
    state = merged
    listeners.tell()
  },
  subscribe: listeners.subscribe,
}

export const useInboxState = (): InboxState => useSyncExternalStore(inboxState.subscribe, inboxState.get)

const asked = createListeners()

/** Asks the stream, in whichever tab it is, to try now instead of waiting. */
export const tryInboxNow = (): void => asked.tell()

/** Calls back when somebody asks. @returns a function that stops it */
export const onTryInboxNow = asked.subscribe
