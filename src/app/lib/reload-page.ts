const keepers = new Set<() => Promise<unknown>>()
/** What can’t be written by then stays sheltered as far as it fits; see features/launch/draft-refuge.ts. Milliseconds. */
const PATIENCE_MS = 3_000

/**
 * Has something written down before the page is loaded anew from a button of its own.
 * @returns takes it back
 */
export function keepBeforeReload(keep: () => Promise<unknown>): () => void {
  keepers.add(keep)
  return () => {
    keepers.delete(keep)
  }
}

/** Loads the page anew, once what was typed is written down. Called from a click only. */
export async function reloadPage(reload = () => location.reload()): Promise<void> {
  const kept = Promise.allSettled([...keepers].map((keep) => keep()))
  await Promise.race([kept, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  reload()
}
