/** Time that goes on at its own pace while nobody looks at the tab. */
export type WorkerClock = {
  now: () => number
  /** Ends early, without an error, when `over` is aborted. */
  sleep: (ms: number, over: AbortSignal) => Promise<void>
  close: () => void
}

/** The longest that one timer can wait for. */
const LONGEST_MS = 2 ** 31 - 1

export function createWorkerClock(): WorkerClock {
  const worker = new Worker(new URL('./clock.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, () => void>()
  let lastId = 0
  let failed = false
  worker.onmessage = ({ data }: MessageEvent<number>) => waiting.get(data)?.()
  worker.onerror = () => {
    failed = true
    for (const wake of waiting.values()) wake()
  }
  return {
    now: Date.now,
    sleep: (ms, over) =>
      new Promise((resolve) => {
        const id = ++lastId
        const wake = () => {
          waiting.delete(id)
          over.removeEventListener('abort', wake)
          resolve()
        }
        if (over.aborted) return wake()
        over.addEventListener('abort', wake)
        waiting.set(id, wake)
        // Where the worker can't be had, the page's own timers have to do.
        if (failed) setTimeout(wake, Math.max(100, Math.min(ms, LONGEST_MS)))
        else worker.postMessage({ id, ms: Math.min(ms, LONGEST_MS) })
      }),
    close: () => worker.terminate(),
  }
}
