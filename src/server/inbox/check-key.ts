import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { INBOX_KEY_HEADER, inboxKeySchema } from '../../contract/inbox-messages'
import { HttpProblem } from '../guard/http-problem'
import { readInboxId } from './inbox-deps'
import type { InboxStore } from './inbox-store'

/**
 * Lets in who may read the inbox that a route names: whoever shows its read key, or, where the inbox is of before the read
 * key, whoever knows its id. A refusal does not tell whether there is such an inbox.
 * @returns the inbox's id
 * @throws {HttpProblem} 404 where the address can't be an inbox's, 403 without the right key
 */
export async function checkKey(c: Context, store: InboxStore): Promise<string> {
  const inboxId = readInboxId(c.req.param('inboxId'))
  if (isKeyOf(inboxId, c.req.header(INBOX_KEY_HEADER)) || (await store.isKeyless(inboxId))) return inboxId
  throw new HttpProblem(403, 'inbox-key', 'An inbox is read with its key', {
    detail: `Send the read key of this inbox in the header ${INBOX_KEY_HEADER}. Only the page that made the inbox has it.`,
  })
}

function isKeyOf(inboxId: string, given: string | undefined): boolean {
  const key = inboxKeySchema.safeParse(given)
  if (!key.success) return false
  const hash = Buffer.from(createHash('sha256').update(key.data).digest('base64url'))
  const wanted = Buffer.from(inboxId)
  return hash.length === wanted.length && timingSafeEqual(hash, wanted)
}
