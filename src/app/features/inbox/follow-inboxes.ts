import { InboxRefusedError } from '../../lib/inbox-api'
import { type FollowOptions, followInbox } from './follow-inbox'
import { followedInboxes } from './inbox-id'
import { openInboxLedgers } from './inbox-ledger'

/**
 * Follows all inboxes of this browser until stopped. Its own tells how the page hears of deliveries; a former one is read
 * in silence, for as long as the server knows it.
 * @throws {DeposedError} when another tab has taken the lead
 */
export async function followInboxes(options: Omit<FollowOptions, 'inbox' | 'ledger'>): Promise<void> {
  const [own, ...former] = await followedInboxes()
  const ledgerOf = await openInboxLedgers()
  const over = new AbortController()
  const signal = AbortSignal.any([options.signal, over.signal])
  try {
    await Promise.all([
      followInbox({ ...options, inbox: own, ledger: ledgerOf(own.cursor), signal }),
      ...former.map((inbox) =>
        followInbox({
          ...options,
          inbox,
          ledger: ledgerOf(inbox.cursor),
          signal,
          onState: () => {},
        }).catch(unlessRefused),
      ),
    ])
  } finally {
    over.abort()
  }
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof InboxRefusedError)) throw error
}
