const lockName = (startId: string) => `seedpad-start-${startId}`

/**
 * Holds the lock of one start while `work` runs. The browser frees it when the tab goes, so whoever can take it knows
 * that no tab is sending this start any more.
 */
export function withStartLock<T>(startId: string, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work()
  return navigator.locks.request(lockName(startId), work)
}

/** Runs `work` only if no tab is sending this start; else returns `null` at once. */
export async function ifNotSending<T>(startId: string, work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work()
  return navigator.locks.request(lockName(startId), { ifAvailable: true }, (lock) => (lock ? work() : null))
}
