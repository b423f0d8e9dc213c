import type { Pace } from '../../../lib/batch'

/** Seedpad's server takes a hundred starts a second from all tabs together; a batch leaves room for the others. */
export const MOST_A_SECOND = 80
const SECOND_MS = 1000

/** When the next row may begin: keeps the rate, the pause between two, and what the platform asked to wait. */
export function createTurnstile({ perMinute, delayMs }: Pick<Pace, 'perMinute' | 'delayMs'>) {
  /** When rows began during the last second, oldest first. */
  let begun: number[] = []
  let last: number | null = null
  // Spread over the minute: a burst at its beginning would be what the limit is there to avoid.
  const spacing = Math.max(delayMs, perMinute === null ? 0 : 60_000 / perMinute)
  let closedUntil = 0
  return {
    /** Milliseconds until the next row may begin; 0: now. */
    wait(now: number): number {
      // A clock that was set back must not hold the batch up for hours.
      const sinceLast = last === null ? spacing : Math.max(0, now - last)
      const [oldest] = begun.slice(-MOST_A_SECOND)
      const full = begun.length >= MOST_A_SECOND && oldest !== undefined
      const untilRoom = full ? Math.min(SECOND_MS, oldest + SECOND_MS - now) : 0
      return Math.max(0, spacing - sinceLast, untilRoom, closedUntil - now)
    },
    pass(now: number) {
      last = now
      begun = [...begun.filter((time) => time > now - SECOND_MS && time <= now), now]
    },
    /** Nobody passes before then. */
    closeFor(ms: number, now: number) {
      closedUntil = Math.max(closedUntil, now + ms)
    },
    closedUntil: () => closedUntil,
  }
}
