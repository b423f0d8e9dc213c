/** Who wants to be told of changes, as `useSyncExternalStore` wants it. */
export type Listeners = {
  /** @returns takes it back */
  subscribe: (listener: () => void) => () => void
  /** Tells all of them. */
  tell: () => void
  /** How many there are. */
  count: () => number
}

/** @param left called when the last of them is gone */
export function createListeners(left?: () => void): Listeners {
  const listeners = new Set<() => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) left?.()
      }
    },
    tell() {
      for (const listener of listeners) listener()
    },
    count: () => listeners.size,
  }
}
