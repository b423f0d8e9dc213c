import { inboxState } from '../../lib/inbox-state'
import { followInboxes } from './follow-inboxes'
import { DeposedError } from './inbox-ledger'
import { createInboxTabs } from './inbox-tabs'
import { holdWhileLookedAt } from './looked-at'
import { announceArrival } from './notify'
import { onWake, type Wake } from './wake'

const LOCK = 'seedpad-inbox'
const RETRY_MS = 2_000
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
    inboxState.set({ phase: 'connecting', following: false })
    tabs.lead()
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
            onState: (state) => tabs.tell(state),
            onArrival: (arrival) => void announceArrival(arrival),
          })
        } catch (error) {
          if (error instanceof DeposedError) return
          // The database can't be opened; the page says so elsewhere.
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
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
    const work = () => lead(AbortSignal.any([stop.signal, reign.signal]))
    const options = steal ? { steal } : { signal: AbortSignal.any([stop.signal, queue.signal]) }
    navigator.locks
      .request(LOCK, options, work)
      // Stopped, asked to wait no longer, or robbed of the lock by a tab that had reason to.
      .catch(() => reign.abort())
      .finally(() => {
        if (!queue.signal.aborted) takePart()
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
  if (navigator.locks) {
    takePart()
    lookAfterLeader()
  } else void lead(stop.signal)

  return () => {
    stop.abort()
    clearTimeout(patience)
    unwake()
    stopHolding()
    tabs.close()
  }
}
