import { deliverySchema, gapEventSchema } from '../../../contract/inbox-messages'
import { openDatabase } from '../../lib/database'
import { getDeliveries, streamEvents } from '../../lib/inbox-api'
import { inboxId } from './inbox-id'
import { CURSOR, storeDelivery } from './store-delivery'

/** `follower`: another tab of this browser holds the stream; what arrives is seen here through the database. */
export type StreamStatus = 'connecting' | 'live' | 'follower'

const LOCK = 'seedpad-inbox'
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [500, 10_000]

/** Brings deliveries into the database: replay first, then the live stream, again and again until stopped. */
export function createInboxStream() {
  let status: StreamStatus = 'connecting'
  const listeners = new Set<() => void>()
  const setStatus = (next: StreamStatus) => {
    status = next
    for (const listener of listeners) listener()
  }

  async function cursor(): Promise<number> {
    const { db } = await openDatabase()
    return Number((await db.settings.get(CURSOR))?.value ?? 0)
  }
  async function moveCursor(seq: number) {
    const { db } = await openDatabase()
    await db.settings.put({ key: CURSOR, value: String(seq) })
  }

  async function replay(id: string, signal: AbortSignal) {
    for (let after = await cursor(); ; ) {
      const page = await getDeliveries(id, after, signal)
      for (const delivery of page.deliveries) await storeDelivery(delivery)
      if (page.next === null) return
      after = page.next
    }
  }

  async function follow(id: string, signal: AbortSignal, onLive: () => void) {
    await streamEvents(id, await cursor(), signal, onLive, async ({ event, data }) => {
      if (event === 'delivery') {
        const delivery = deliverySchema.parse(JSON.parse(data))
        // A long body is left out of the stream; the list has it.
        if (delivery.body === null) await replay(id, signal)
        else await storeDelivery(delivery)
      } else if (event === 'gap') {
        const { droppedThrough, reset } = gapEventSchema.parse(JSON.parse(data))
        await moveCursor(reset ? 0 : droppedThrough)
        await replay(id, signal)
      }
    })
  }

  async function lead(signal: AbortSignal) {
    let wait = FIRST_WAIT_MS
    while (!signal.aborted) {
      try {
        const id = await inboxId()
        await replay(id, signal)
        await follow(id, signal, () => {
          wait = FIRST_WAIT_MS
          setStatus('live')
        })
      } catch {
        // Gone or cut off: the loop asks again, and the status says so meanwhile.
      }
      if (signal.aborted) return
      setStatus('connecting')
      await new Promise((resolve) => setTimeout(resolve, wait))
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }

  return {
    get: () => status,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** @returns a function that stops it */
    start(): () => void {
      const stop = new AbortController()
      if (!navigator.locks) void lead(stop.signal)
      else {
        setStatus('follower')
        navigator.locks
          .request(LOCK, { signal: stop.signal }, () => {
            setStatus('connecting')
            return lead(stop.signal)
          })
          // Stopped before this tab came to lead.
          .catch(() => {})
      }
      return () => stop.abort()
    },
  }
}

export const inboxStream = createInboxStream()
