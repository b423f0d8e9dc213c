/** What one server keeps of what it receives. Past a bound the oldest, or the longest unused, goes first. */
export type InboxLimits = {
  /** Deliveries in one inbox. */
  deliveries: number
  /** Bytes of one inbox: bodies, headers and addresses. */
  bytes: number
  /** A delivery's age, and an unused inbox's. */
  days: number
  /** Inboxes of all kinds. */
  inboxes: number
  /** Bytes of all inboxes together. */
  totalBytes: number
  /** Inboxes that something was sent to but that no page has opened yet. */
  unopenedInboxes: number
  /** Bytes of all those together. */
  unopenedBytes: number
}

export const INBOX_LIMITS: InboxLimits = {
  deliveries: 1_000,
  bytes: 64 * 1024 * 1024,
  days: 30,
  inboxes: 2_000,
  totalBytes: 512 * 1024 * 1024,
  unopenedInboxes: 200,
  unopenedBytes: 64 * 1024 * 1024,
}
