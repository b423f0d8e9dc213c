/** Work that waits for its moment, within bounds. */
export type DeliveryQueue = {
  /**
   * Runs `send` after a while. Returns false, and takes nothing, when too much is waiting already.
   * @param weight bytes that the waiting work holds on to
   */
  schedule(delayMs: number, weight: number, send: (signal: AbortSignal) => Promise<void>): boolean
}

const MAX_WAITING = 1_000
const MAX_WEIGHT = 16 * 1024 * 1024

/**
 * A queue in memory: what waits when the process ends is lost, as befits a simulator.
 * @param inTurn sees to it that not too many bytes are sent at once
 * @param signal ends everything that waits or runs
 * @param onError hears of every send that failed for another reason
 */
export function deliveryQueue(
  inTurn: (bytes: number, send: () => Promise<void>) => Promise<void>,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): DeliveryQueue {
  const timers = new Set<NodeJS.Timeout>()
  let waiting = 0
  let weightWaiting = 0
  signal.addEventListener('abort', () => {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
  })

  return {
    schedule(delayMs, weight, send) {
      if (signal.aborted || waiting >= MAX_WAITING || weightWaiting + weight > MAX_WEIGHT) return false
      waiting += 1
      weightWaiting += weight
      const timer = setTimeout(async () => {
        timers.delete(timer)
        try {
          await inTurn(weight, () => send(signal))
        } catch (error) {
          if (!signal.aborted) onError(error)
        } finally {
          waiting -= 1
          weightWaiting -= weight
        }
      }, delayMs)
      timer.unref()
      timers.add(timer)
      return true
    },
  }
}
