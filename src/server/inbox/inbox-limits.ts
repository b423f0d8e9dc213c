/** What one server keeps of what it receives. Past a bound the oldest goes first. */
export type InboxLimits = {
  /** Deliveries in one inbox. */
  deliveries: number
  /** Bytes of one inbox: bodies, headers and addresses. */
  bytes: number
  /** A delivery's age, and an unused inbox's. */
  days: number
  /** Inboxes that something was sent to but that no page has opened yet. */
  unopenedInboxes: number
  /** Bytes of all those together. */
  unopenedBytes: number
}

export const INBOX_LIMITS: InboxLimits = {
  deliveries: 1_000,
  bytes: 64 * 1024 * 1024,
  days: 30,
  unopenedInboxes: 200,
  unopenedBytes: 64 * 1024 * 1024,
}
