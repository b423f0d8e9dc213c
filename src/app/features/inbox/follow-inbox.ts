import { deliverySchema, gapEventSchema, storageEventSchema } from '../../../contract/inbox-messages'
import {
  getDeliveryBody,
  type Inbox,
  InboxRefusedError,
  type StreamEvent,
  streamEvents,
} from '../../lib/inbox-api'
import { type Arrival, DeposedError, type InboxLedger } from './inbox-ledger'
import { readBody } from './read-body'
import type { Wake } from './wake'

const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [500, 10_000]
/** A stream gives a sign of life every 15 seconds; one that has been silent for longer may be dead. */
const DOUBTFUL_MS = 20_000

/** What to follow, and whom to tell. */
export type FollowOptions = {
  inbox: Inbox
  ledger: InboxLedger
  signal: AbortSignal
  /** Tells of reasons to look at the connection at once. */
  onWake: (listener: (wake: Wake) => void) => () => void
  onState: (state: { phase?: 'live' | 'reconnecting'; writable?: boolean }) => void
  onArrival: (arrival: Arrival) => void
}

/**
 * Brings the inbox's deliveries into the ledger, in order and each once, until stopped. There is one path: the stream gives
 * everything after the ledger's cursor, be it old or new, and every event moves the cursor in the transaction that keeps
 * it. Whatever breaks, the next connection goes on from there.
 * @throws {DeposedError} when another tab has taken the lead
 * @throws {InboxRefusedError} where an inbox of before the read key is not known any more: no later try can change that
 */
export async function followInbox(options: FollowOptions): Promise<void> {
  const { inbox, ledger, signal, onWake, onState } = options
  let wait = FIRST_WAIT_MS
  let lastAlive = 0
  let attempt = new AbortController()
  let endWait = () => {}
  const unwake = onWake((wake) => {
    endWait()
    if (wake === 'again' || Date.now() - lastAlive > DOUBTFUL_MS) attempt.abort()
  })
  try {
    while (!signal.aborted) {
      attempt = new AbortController()
      lastAlive = Date.now()
      const current = AbortSignal.any([signal, attempt.signal])
      try {
        await streamEvents(inbox, await ledger.cursor(), current, {
          onOpen() {
            wait = FIRST_WAIT_MS
            // The server says at once where it is otherwise.
            onState({ phase: 'live', writable: true })
          },
          onAlive() {
            lastAlive = Date.now()
          },
          onEvent: (event) => takeEvent(event, options, current),
        })
      } catch (error) {
        if (error instanceof DeposedError) throw error
        if (error instanceof InboxRefusedError && inbox.key === null) throw error
        // Gone, cut off, or not to be written just now: the loop asks again, and the state says so meanwhile.
      }
      if (signal.aborted) return
      onState({ phase: 'reconnecting' })
      // Given up on purpose: no reason to wait.
      if (attempt.signal.aborted) continue
      const pause = sleep(wait, signal)
      endWait = pause.end
      await pause.over
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  } finally {
    unwake()
  }
}

function sleep(ms: number, signal: AbortSignal): { over: Promise<void>; end(): void } {
  let end = () => {}
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(() => end(), ms)
    end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    signal.addEventListener('abort', end)
  })
  return { over, end: () => end() }
}

async function takeEvent({ event, data }: StreamEvent, options: FollowOptions, signal: AbortSignal) {
  const { inbox, ledger, onState, onArrival } = options
  if (event === 'storage') {
    onState({ writable: storageEventSchema.parse(JSON.parse(data)).writable })
  } else if (event === 'gap') {
    await ledger.gap(gapEventSchema.parse(JSON.parse(data)))
  } else if (event === 'delivery') {
    let delivery = deliverySchema.parse(JSON.parse(data))
    // A long body is left out of the stream.
    if (delivery.body === null) {
      const bytes = await getDeliveryBody(inbox, delivery.seq, signal)
      if (bytes) delivery = { ...delivery, body: readBody(bytes) }
    }
    const arrival = await ledger.take(delivery)
    if (arrival) onArrival(arrival)
  }
}
