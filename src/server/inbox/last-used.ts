/** Which inboxes were used, in what order; more exact than what is on disk, and forgotten with the process. */
export type LastUsed = {
  touch(inboxId: string): void
  /** The last used one first, then those that are followed, then the others, each from the newest on. */
  order(followed: ReadonlySet<string>): string[]
}

/** @param most how many are remembered */
export function createLastUsed(most: number): LastUsed {
  // From the oldest on.
  const used = new Set<string>()
  return {
    touch(inboxId) {
      used.delete(inboxId)
      used.add(inboxId)
      for (const oldest of used) {
        if (used.size <= most) return
        used.delete(oldest)
      }
    },
    order(followed) {
      const newest = [...used].reverse()
      const live = newest.filter((inboxId) => followed.has(inboxId))
      return [...new Set([...newest.slice(0, 1), ...live, ...followed, ...newest])]
    },
  }
}
