import { setTimeout as delay } from 'node:timers/promises'

/**
 * What the promise gives; null where it fails, or says nothing for so long. A browser that dies at the wrong moment leaves
 * some of Playwright's calls without an answer for ever, also where they have a limit of their own.
 */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  const limit = new AbortController()
  const late = delay(ms, null, { signal: limit.signal }).catch(() => null)
  try {
    return await Promise.race([promise.catch(() => null), late])
  } finally {
    limit.abort()
  }
}

/** Closes a tab that may be dead already. */
export async function closeTab(page: { close(): Promise<void> } | null): Promise<void> {
  if (page) await within(5_000, page.close())
}
