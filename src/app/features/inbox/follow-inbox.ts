import { deliverySchema, gapEventSchema, storageEventSchema } from '../../../contract/inbox-messages'
import { ServerUnreachableError } from '../../lib/api'
import {
  getDeliveryBody,
  type Inbox,
  InboxBusyError,
  InboxRefusedError,
  type StreamEvent,
  streamEvents,
} from '../../lib/inbox-api'
import type { InboxTrouble } from '../../lib/inbox-state'
import { type Arrival, DeposedError, type InboxLedger } from './inbox-ledger'
import { readBody } from './read-body'
import type { Wake } from './wake'

const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [500, 10_000]
/** A full storage, or a server with too many readers, is not asked more often than needed: each time costs both sides. */
const LONGEST_TROUBLED_WAIT_MS = 60_000
/** A stream that lasts so long is a good one; one that ends at once, again and again, is not asked for at once. */
const STEADY_MS = 10_000
/** A stream gives a sign of life every 15 seconds; one that has been silent for longer may be dead. */
const DOUBTFUL_MS = 20_000

/** What to follow, and whom to tell. */
export type FollowOptions = {
  inbox: Inbox
  ledger: InboxLedger
  signal: AbortSignal
  /** Tells of reasons to look at the connection at once. */
  onWake: (listener: (wake: Wake) => void) => () => void
  onState: (state: {
    phase?: 'live' | 'reconnecting'
    writable?: boolean
    trouble?: InboxTrouble | null
  }) => void
  onArrival: (arrival: Arrival) => void
}

/** What arrived was not kept: this browser's storage is full or blocked, or it can't be read as a delivery. */
class NotKeptError extends Error {
  override name = 'NotKeptError'
}

/**
 * Brings the inbox's deliveries into the ledger, in order and each once, until stopped. There is one path: the stream gives
 * everything after the ledger's cursor, be it old or new, and every event moves the cursor in the transaction that keeps
 * it. Whatever breaks, the next connection goes on from there, after pauses that grow until something has come of one.
 * @throws {DeposedError} when another tab has taken the lead
 * @throws {InboxRefusedError} where an inbox of before the read key is not known any more: no later try can change that
 */
export async function followInbox(options: FollowOptions): Promise<void> {
  const { inbox, ledger, signal, onWake, onState } = options
  let wait = FIRST_WAIT_MS
  let lastAlive = 0
  let openedAt = 0
  let attempt = new AbortController()
  let endWait = () => {}
  const unwake = onWake((wake) => {
    endWait()
    if (wake === 'again' || Date.now() - lastAlive > DOUBTFUL_MS) attempt.abort()
  })
  let told: InboxTrouble | null = null
  const allIsWell = () => {
    wait = FIRST_WAIT_MS
    if (told === null) return
    told = null
    onState({ trouble: null })
  }
  try {
    while (!signal.aborted) {
      attempt = new AbortController()
      lastAlive = Date.now()
      const current = AbortSignal.any([signal, attempt.signal])
      let trouble: InboxTrouble | null = null
      let least = 0
      try {
        await streamEvents(inbox, await ledger.cursor(), current, {
          onOpen() {
            openedAt = Date.now()
            // The server says at once where it is otherwise.
            onState({ phase: 'live', writable: true })
          },
          onAlive() {
            lastAlive = Date.now()
            if (lastAlive - openedAt > STEADY_MS) allIsWell()
          },
          async onEvent(event) {
            await takeEvent(event, options, current)
            allIsWell()
          },
        })
      } catch (error) {
        if (error instanceof DeposedError) throw error
        if (error instanceof InboxRefusedError && inbox.key === null) throw error
        // Gone, cut off, or not to be written just now: the loop asks again, and the state says so meanwhile.
        if (error instanceof NotKeptError) trouble = 'unkept'
        if (error instanceof InboxBusyError) {
          trouble = 'crowded'
          least = error.waitMs
        }
      }
      if (signal.aborted) return
      told = trouble ?? told
      onState({ phase: 'reconnecting', ...(trouble && { trouble }) })
      // Given up on purpose: no reason to wait.
      if (attempt.signal.aborted) continue
      const longest = trouble ? LONGEST_TROUBLED_WAIT_MS : LONGEST_WAIT_MS
      const pause = sleep(Math.min(Math.max(wait, least), longest), signal)
      endWait = pause.end
      await pause.over
      wait = Math.min(wait * 2, longest)
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

/** @throws {NotKeptError} and what becomes of a body that is fetched, or of a tab that leads no more */
async function takeEvent(event: StreamEvent, options: FollowOptions, signal: AbortSignal): Promise<void> {
  try {
    await keepEvent(event, options, signal)
  } catch (error) {
    if (error instanceof DeposedError || error instanceof ServerUnreachableError) throw error
    throw new NotKeptError('what arrived could not be kept', { cause: error })
  }
}

async function keepEvent({ event, data }: StreamEvent, options: FollowOptions, signal: AbortSignal) {
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
