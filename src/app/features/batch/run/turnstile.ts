import type { Pace } from '../../../lib/batch'

/** Seedpad's server takes a hundred starts a second from all tabs together; a batch leaves room for the others. */
const MOST_A_SECOND = 50

/** When the next row may begin: keeps the rate, the pause between two, and what the platform asked to wait. */
export function createTurnstile({ perMinute, delayMs }: Pick<Pace, 'perMinute' | 'delayMs'>) {
  const begun: number[] = []
  const most = Math.min(perMinute ?? Number.POSITIVE_INFINITY, MOST_A_SECOND * 60)
  // Spread over the minute: a burst at its beginning would be what the limit is there to avoid.
  const spacing = Math.max(delayMs, perMinute === null ? 1000 / MOST_A_SECOND : 60_000 / most)
  let closedUntil = 0
  return {
    /** Milliseconds until the next row may begin; 0: now. */
    wait(now: number): number {
      const last = begun.at(-1)
      // A clock that was set back must not hold the batch up for hours.
      const sinceLast = last === undefined ? spacing : Math.max(0, now - last)
      return Math.max(0, spacing - sinceLast, closedUntil - now)
    },
    pass(now: number) {
      begun.splice(0, begun.length, now)
    },
    /** Nobody passes before then. */
    closeFor(ms: number, now: number) {
      closedUntil = Math.max(closedUntil, now + ms)
    },
    closedUntil: () => closedUntil,
  }
}
