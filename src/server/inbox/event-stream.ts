import type { InboxEvents } from './inbox-events'
import type { Untaken } from './untaken'

/** Said at once, so that headers go out; `retry` is the browser's pause before it connects again. */
const HELLO = 'retry: 2000\n: connected\n\n'

/**
 * An event stream's body. It is pulled: nothing is read from the inbox while the reader is busy, and nothing is followed
 * before the first read (an answer to HEAD is never read at all).
 * @param options.follow called on the first read
 * @param options.onStall called when the reader has taken nothing for `stallMs`; it must cut the connection, as a socket
 * that is waiting to drain never notices the end of its source
 * @param options.untaken the ledger of what all streams' readers have not taken; it may cut this one off
 * @param options.onEnd called once after `follow`, however the stream ends
 */
export function eventStream(options: {
  follow(): InboxEvents
  onStall(): void
  onEnd(): void
  stallMs: number
  untaken: Untaken
  signal: AbortSignal | undefined
}): ReadableStream<Uint8Array> {
  const { stallMs, untaken, signal } = options
  const encoder = new TextEncoder()
  let stall: NodeJS.Timeout | undefined
  let events: InboxEvents | null = null
  let isStopped = false

  function stop(): void {
    if (isStopped) return
    isStopped = true
    clearTimeout(stall)
    untaken.taken(cut)
    signal?.removeEventListener('abort', stop)
    if (!events) return
    events.stop()
    options.onEnd()
  }

  /** The reader takes too little, too late. */
  function cut(): void {
    stop()
    options.onStall()
  }

  async function next(): Promise<string | null> {
    if (isStopped || signal?.aborted) return null
    if (events) return events.next().catch(() => null)
    events = options.follow()
    signal?.addEventListener('abort', stop)
    return HELLO
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stall)
        untaken.taken(cut)
        // Also null where the store can't be read: the reader connects again and is told by the list of deliveries.
        const text = await next()
        if (text === null) {
          stop()
          controller.close()
          return
        }
        const bytes = encoder.encode(text)
        controller.enqueue(bytes)
        if (isStopped) return
        stall = setTimeout(cut, stallMs)
        untaken.give(cut, bytes.length)
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  )
}
