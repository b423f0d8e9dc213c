import type { Comparison } from './compare-results'

/** What is told: the newest comparison, or that it could not be made. */
export type Compared = Comparison | 'failed'

/**
 * Compares again and again, one reading at a time: what comes in meanwhile is read afterwards, however often that is.
 * @param read gives up when it is asked to
 */
export function keepComparing(
  read: (over: AbortSignal) => Promise<Comparison>,
  tell: (compared: Compared) => void,
) {
  const over = new AbortController()
  let wanted = false
  let busy = false
  async function go() {
    if (busy) return
    busy = true
    while (wanted && !over.signal.aborted) {
      wanted = false
      const compared = await read(over.signal).catch(() => 'failed' as const)
      if (!over.signal.aborted) tell(compared)
    }
    busy = false
  }
  return {
    ask() {
      wanted = true
      void go()
    },
    stop: () => over.abort(),
  }
}
