import type { GapEvent, StorageEvent } from '../../contract/inbox-messages'
import { deliveryMessage } from './delivery-message'
import type { InboxStore, ReadBounds } from './inbox-store'

/** Small enough that a stalled reader holds little, large enough that a replay takes few rounds. */
const BOUNDS: ReadBounds = { deliveries: 100, bytes: 256 * 1024, bodyBytes: 64 * 1024 }

/** Reads an inbox's events in order, each once. */
export type InboxEvents = {
  /** The next events as text (server-sent events), as soon as there are any; `null` after `stop`. */
  next(): Promise<string | null>
  stop(): void
}

/**
 * Follows an inbox from a number on. There is no difference between replay and live: each round asks the store for what
 * comes after the last number given out, and a change only says that another round is worth it. So nothing can come twice
 * or be skipped in between, and a slow reader costs no memory: it just asks later.
 */
export function followInbox(
  store: InboxStore,
  inboxId: string,
  after: number,
  heartbeatMs: number,
): InboxEvents {
  let cursor = after
  let hasNews = true
  let isStopped = false
  let toldWritable = true
  let wake = () => {}
  const unwatch = store.watch(inboxId, () => {
    hasNews = true
    wake()
  })

  async function read(): Promise<string> {
    // Before the read: a change during it must lead to another one.
    hasNews = false
    const { deliveries, droppedThrough, reset, more } = await store.read(inboxId, cursor, BOUNDS)
    let text = ''
    if (toldWritable !== store.writable()) {
      toldWritable = store.writable()
      text += event('storage', { writable: toldWritable } satisfies StorageEvent)
    }
    if (reset) cursor = 0
    if (reset || droppedThrough > cursor) {
      cursor = Math.max(cursor, droppedThrough)
      text += event('gap', { droppedThrough, reset } satisfies GapEvent, cursor)
    }
    for (const delivery of deliveries) {
      cursor = delivery.seq
      text += event('delivery', deliveryMessage(delivery), cursor)
    }
    if (more) hasNews = true
    return text
  }

  function sleep(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), heartbeatMs)
      wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }

  return {
    async next() {
      while (!isStopped) {
        if (hasNews) {
          const text = await read()
          if (text !== '') return text
        } else if (!(await sleep())) return ':\n\n'
      }
      return null
    },
    stop() {
      isStopped = true
      unwatch()
      wake()
    },
  }
}

/** JSON holds no raw line break, so one `data` line is enough. */
function event(name: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
