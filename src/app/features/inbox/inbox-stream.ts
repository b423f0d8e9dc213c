import { inboxState, onTryInboxNow } from '../../lib/inbox-state'
import { NoLocksError, withLock } from '../../lib/locks'
import { followInboxes } from './follow-inboxes'
import { DeposedError } from './inbox-ledger'
import { createInboxTabs } from './inbox-tabs'
import { holdWhileLookedAt } from './looked-at'
import { announceArrival } from './notify'
import { onWake, type Wake } from './wake'

const LOCK = 'seedpad-inbox'
const RETRY_MS = 2_000
/** A database that stays away is asked less and less often, at least this often. */
const MOST_RETRY_MS = 30_000
/** A leader answers other tabs at once; one that does not, to somebody who is looking, is asleep or stuck. */
const PATIENCE_MS = 6_000

/**
 * Brings deliveries into the database. One tab of the browser leads: it alone holds the stream (a browser allows six
 * connections to an origin) and tells the others how it goes; what arrives they see through the database.
 * @returns a function that stops it
 */
export function startInboxStream(): () => void {
  const stop = new AbortController()
  const wakes = new Set<(wake: Wake) => void>()
  const wake = (kind: Wake) => {
    for (const listener of wakes) listener(kind)
  }
  const tabs = createInboxTabs({ onWake: wake })
  let patience: ReturnType<typeof setTimeout> | undefined
  let giveUpWaiting = () => {}

  async function lead(signal: AbortSignal): Promise<void> {
    clearTimeout(patience)
    inboxState.set({ phase: 'connecting', following: false, trouble: null })
    tabs.lead()
    let retryMs = RETRY_MS
    try {
      while (!signal.aborted) {
        try {
          await followInboxes({
            signal,
            onWake(listener) {
              wakes.add(listener)
              return () => {
                wakes.delete(listener)
              }
            },
            onState: (state) => {
              retryMs = RETRY_MS
              tabs.tell(state)
            },
            onArrival: (arrival) => void announceArrival(arrival),
          })
        } catch (error) {
          if (error instanceof DeposedError) return
          // The database can't be opened; the page says so elsewhere.
          await pause(retryMs, signal)
          retryMs = Math.min(2 * retryMs, MOST_RETRY_MS)
        }
      }
    } finally {
      tabs.follow()
    }
  }

  function takePart(steal = false): void {
    if (stop.signal.aborted) return
    const queue = new AbortController()
    giveUpWaiting = () => queue.abort()
    const reign = new AbortController()
    let led = false
    const work = () => {
      led = true
      return lead(AbortSignal.any([stop.signal, reign.signal]))
    }
    const options = steal ? { steal } : { signal: AbortSignal.any([stop.signal, queue.signal]) }
    withLock(LOCK, options, work)
      .catch((error: unknown) => {
        // Stopped, asked to wait no longer, or robbed of the lock by a tab that had reason to.
        reign.abort()
        return error
      })
      .then(async (error) => {
        if (queue.signal.aborted) return
        // No locks for this page, and there never will be: it leads, whatever others do.
        if (error instanceof NoLocksError) return lead(stop.signal)
        // Refused for another reason: at once again, it would be asked for without end, and the page would stand still.
        if (!led) await pause(RETRY_MS, stop.signal)
        takePart()
      })
  }

  function lookAfterLeader(): void {
    clearTimeout(patience)
    if (tabs.isLeading() || document.hidden) return
    const asked = tabs.ask()
    patience = setTimeout(() => {
      if (tabs.isLeading() || document.hidden || tabs.heardSince(asked)) return
      giveUpWaiting()
      takePart(true)
    }, PATIENCE_MS)
  }

  const stopHolding = holdWhileLookedAt()
  const unwake = onWake((kind) => {
    if (tabs.isLeading()) wake(kind)
    else {
      tabs.passOn(kind)
      lookAfterLeader()
    }
  })
  const unasked = onTryInboxNow(() => {
    if (tabs.isLeading()) wake('again')
    else tabs.passOn('again')
  })
  takePart()
  lookAfterLeader()

  return () => {
    stop.abort()
    clearTimeout(patience)
    unwake()
    unasked()
    stopHolding()
    tabs.close()
  }
}

/** Waits so long, or until it is over. */
function pause(milliseconds: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (over.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    over.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
