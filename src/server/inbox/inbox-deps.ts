import { inboxIdSchema } from '../../contract/inbox-messages'
import { HttpProblem } from '../guard/http-problem'
import type { InboxStore } from './inbox-store'

/** What the inbox's routes need. */
export type InboxDeps = {
  store: InboxStore
  /**
   * Names, in lower case, of the header rows that the operator typed for a start; none for one that is unknown. Without it
   * nobody is taken to have typed any.
   */
  headerNamesOf?: (startId: string) => Promise<readonly string[]>
  /** Base under which `/hooks/...` is reachable from outside, no trailing slash; asked late, as a port may not be known yet. */
  publicUrl(): string
  /** Deliveries in any one second, to one inbox and from one address. */
  perSecond?: { inbox?: number; address?: number }
  /** Milliseconds that a sender may take for a delivery's body. */
  bodyDeadlineMs?: number
  /** Milliseconds between signs of life on a stream, and after which a reader that takes nothing is cut off. */
  stream?: { heartbeatMs?: number; stallMs?: number }
  /** Ends the streams, so that a stopping server does not wait for them. */
  signal?: AbortSignal
}

/** The one answer to every address that is no inbox's, whatever is wrong with it. */
export function noInbox(): HttpProblem {
  return new HttpProblem(404, 'no-inbox', 'There is no inbox here', {
    detail: 'Copy the address again from the run or the inbox page.',
  })
}

/** @throws {HttpProblem} 404 where the text can't be an inbox's id */
export function readInboxId(text: string | undefined): string {
  const parsed = inboxIdSchema.safeParse(text)
  if (!parsed.success) throw noInbox()
  return parsed.data
}

/** A store that can't write: the sender may try again, and the page says so. */
export function notStored(): HttpProblem {
  return new HttpProblem(503, 'inbox-not-writable', 'The inbox can’t be written', {
    detail: 'The disk of the data directory is full or read-only. Nothing of this was kept.',
    retryAfter: 30,
  })
}
