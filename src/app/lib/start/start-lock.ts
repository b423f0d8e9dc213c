import { withLock } from '../locks'

const lockName = (startId: string) => `seedpad-start-${startId}`

/**
 * Holds the lock of one start while `work` runs. The browser frees it when the tab goes, so whoever can take it knows
 * that no tab is sending this start any more. Where there are no locks, the server's journal alone decides.
 */
export function withStartLock<T>(startId: string, work: () => Promise<T>): Promise<T> {
  return withLock(lockName(startId), {}, work, work)
}

/** Runs `work` only if no tab is sending this start; else returns `null` at once. */
export function ifNotSending<T>(startId: string, work: () => Promise<T>): Promise<T | null> {
  return withLock<T | null>(lockName(startId), { ifAvailable: true }, (lock) => (lock ? work() : null), work)
}
