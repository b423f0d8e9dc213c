/**
 * A choice that this browser remembers under a key; null: none so far, or the browser keeps nothing for the page.
 * @param within `session`: for this tab only
 */
export function readChoice(key: string, within: 'browser' | 'session' = 'browser'): string | null {
  try {
    return storageOf(within).getItem(key)
  } catch {
    return null
  }
}

/** Remembers a choice. Where the browser keeps nothing for the page, it lasts until the page is loaded again. */
export function keepChoice(key: string, value: string, within: 'browser' | 'session' = 'browser'): void {
  try {
    storageOf(within).setItem(key, value)
  } catch {
    // A private window without storage, or no room: nothing depends on it.
  }
}

const storageOf = (within: 'browser' | 'session') => (within === 'browser' ? localStorage : sessionStorage)
