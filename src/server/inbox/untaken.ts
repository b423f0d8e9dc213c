/** What streams were given and their readers have not taken, in sum. */
export type Untaken = {
  /** This stream holds so many bytes; past the bound, those that have waited longest are cut off. */
  give(cut: () => void, bytes: number): void
  /** It holds nothing any more. */
  taken(cut: () => void): void
}

/**
 * Bounds what readers that take nothing cost, without making others wait for them: one that is cut off connects again, and
 * goes on where it was.
 * @param most bytes that may lie with all streams together
 */
export function createUntaken(most: number): Untaken {
  // Oldest first. A stream is known by what cuts it off.
  const held = new Map<() => void, number>()
  let sum = 0

  function taken(cut: () => void): void {
    sum -= held.get(cut) ?? 0
    held.delete(cut)
  }

  return {
    taken,
    give(cut, bytes) {
      taken(cut)
      held.set(cut, bytes)
      sum += bytes
      for (const oldest of held.keys()) {
        if (sum <= most || oldest === cut) return
        taken(oldest)
        oldest()
      }
    },
  }
}
