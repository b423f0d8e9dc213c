import type { Delivery } from '../../../contract/inbox-messages'

/**
 * A delivery as it is kept here, given what is known of the same one (same `key`). The server counts copies; once it has
 * forgotten the first one (limits, cleared, began anew) its count starts over, and each event counts one more here. The same
 * event read twice changes nothing.
 */
export function mergeDelivery(known: Delivery | undefined, incoming: Delivery): Delivery {
  if (!known) return incoming
  // A body that could not be fetched in time is not lost where an earlier copy brought it.
  const body = incoming.body ?? known.body
  if (known.seq === incoming.seq && known.receivedAt === incoming.receivedAt) return { ...known, body }
  if (incoming.firstReceivedAt <= known.firstReceivedAt) return { ...incoming, body }
  return { ...incoming, body, firstReceivedAt: known.firstReceivedAt, copies: known.copies + 1 }
}
