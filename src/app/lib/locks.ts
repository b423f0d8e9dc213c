/**
 * The browser’s locks are not for this page: it came over plain http from another machine, or its site data is blocked.
 * Asking again comes to the same; what was to be done under the lock was not begun.
 */
export class NoLocksError extends Error {
  override name = 'NoLocksError'
}

/**
 * Does `work` while this page holds a lock, and frees it then.
 * @param options as the browser takes them
 * @param without done instead where there are no locks for this page; `work` was not begun then
 * @returns what either came to
 * @throws {NoLocksError} there are no locks for this page
 * @throws {DOMException} the wait was given up, or the lock was taken away by another page
 */
export async function withLock<T>(
  name: string,
  options: LockOptions,
  work: (lock: Lock | null) => T | Promise<T>,
  without?: () => T | Promise<T>,
): Promise<T> {
  let begun = false
  const begin = (lock: Lock | null) => {
    begun = true
    return work(lock)
  }
  try {
    return await locks().request(name, options, begin)
  } catch (error) {
    if (begun || !isRefusal(error)) throw error
    if (without) return without()
    throw new NoLocksError('the browser refuses its locks', { cause: error })
  }
}

/** The names of the locks that pages of this browser hold; `null` where there are no locks for this page. */
export async function heldLocks(): Promise<ReadonlySet<string> | null> {
  try {
    const { held = [] } = await locks().query()
    return new Set(held.flatMap(({ name }) => name ?? []))
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

function locks(): LockManager {
  const { locks } = navigator as { locks?: LockManager }
  if (!locks) throw new NoLocksError('the browser has no locks for this page')
  return locks
}

/** How Chromium and Safari refuse to a page whose data they block. */
const isRefusal = (error: unknown) =>
  error instanceof NoLocksError || (error instanceof DOMException && error.name === 'SecurityError')
