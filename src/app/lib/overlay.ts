import { useSyncExternalStore } from 'react'
import { createListeners } from './listeners'

/** What can lie over the whole page, one at a time. */
export type Overlay = 'palette' | 'shortcuts' | 'help' | 'tour' | 'storage' | 'clear' | 'deleted'

let opened: Overlay | null = null
const listeners = createListeners()

/** Opens one of them from anywhere; `null` closes it. */
export function openOverlay(next: Overlay | null): void {
  opened = next
  listeners.tell()
}

export const useOverlay = (): Overlay | null => useSyncExternalStore(listeners.subscribe, () => opened)
