import type { Delivery } from '../../contract/inbox-messages'

/**
 * A webhook call as it came, masked already. `maskedApart` tells apart what only masking made alike; null where it changed
 * nothing of what makes a delivery itself.
 */
export type Arrival = Pick<
  Delivery,
  'startId' | 'method' | 'query' | 'contentType' | 'headers' | 'secretHash'
> & { inboxId: string; bytes: Uint8Array; maskedApart: string | null }

/** A delivery as it is kept. `bytes` null: left out because it is over the size asked for. */
export type StoredDelivery = Omit<Delivery, 'body'> & { bytes: Uint8Array | null }

/** Part of an inbox, oldest first. */
export type InboxSlice = {
  deliveries: StoredDelivery[]
  /** Everything up to this number is gone for good, dropped or cleared; where it is above the number asked from, something was missed. */
  droppedThrough: number
  /** True where the number asked from was never given out: the inbox began anew and the slice starts at its beginning. */
  reset: boolean
  /** True where deliveries after these are there already. */
  more: boolean
}

/** How much to read: so many deliveries, so many bytes, and no body that is larger than `bodyBytes`. */
export type ReadBounds = { deliveries: number; bytes: number; bodyBytes: number }

/**
 * Where deliveries are kept. Few and plain methods, so that several servers can later share one store (a Redis stream for
 * each inbox: `append` is XADD, `read` XRANGE, `watch` a blocking XREAD).
 */
export type InboxStore = {
  /**
   * Keeps a delivery. Resolves once it is durable: from then on no crash loses it.
   * @throws {StorageError} where it could not be kept
   */
  append(arrival: Arrival): Promise<{ seq: number; copies: number }>
  /** Says that a page reads this inbox: it is kept until its own limits are met, or others' turn comes. Never throws. */
  open(inboxId: string): Promise<void>
  /** True for an inbox that a page has opened. */
  isOpen(inboxId: string): Promise<boolean>
  /** True for an inbox of before the read key: it is read without one. */
  isKeyless(inboxId: string): Promise<boolean>
  read(inboxId: string, after: number, bounds: ReadBounds): Promise<InboxSlice>
  readBody(inboxId: string, seq: number): Promise<Uint8Array | null>
  /** True where a delivery for this run is kept. */
  has(inboxId: string, startId: string): Promise<boolean>
  /**
   * Removes all deliveries, or those up to a number, itself included; numbers go on from where they were. A number that this
   * inbox never gave out removes nothing. Whoever follows and had not read them is told of a gap.
   */
  clear(inboxId: string, through?: number): Promise<void>
  /** Calls back after each change: something to read, or `writable` turned. Returns how to stop. */
  watch(inboxId: string, onChange: () => void): () => void
  /** False after a write that failed, until one succeeds. */
  writable(): boolean
  /** Waits for what is being written. */
  close(): Promise<void>
}
