import { useSyncExternalStore } from 'react'

/** What can lie over the whole page, one at a time. */
export type Overlay = 'palette' | 'shortcuts' | 'help' | 'tour' | 'storage'

let opened: Overlay | null = null
const listeners = new Set<() => void>()

/** Opens one of them from anywhere; `null` closes it. */
export function openOverlay(next: Overlay | null): void {
  opened = next
  for (const listener of listeners) listener()
}

export const useOverlay = (): Overlay | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => opened,
  )
