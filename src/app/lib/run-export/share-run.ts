import type { Delivery } from '../../../contract/inbox-messages'
import { MASKED_VALUE } from '../../../contract/inbox-messages'
import { sha256 } from '../hash'
import type { Run } from '../run'

/** A run with what was delivered for it: what leaves the browser, and comes into another one. */
export type RunWithDeliveries = { run: Run; deliveries: readonly Delivery[] }

// Whoever knows an inbox's id can read everything that it gets (contract/inbox-messages).
const INBOX_ID = /(\/hooks\/)[A-Za-z0-9_-]{22,86}(?=\/)/g

/**
 * A run as it may leave the browser. Rows hold no tokens and no header values; what is masked besides are the inbox's id
 * and the query of a webhook's address, which often is a key. Its hash is that of the masked text beside it, and what makes
 * it like other starts stays here: a hash of what is masked lets whoever has it try short values until one fits.
 */
export async function sharedRun({ changedAt: _, ...run }: Run): Promise<Run> {
  const { webhookUrl } = run
  const masked = webhookUrl === null ? null : maskAddress(webhookUrl)
  const inText = (text: string) =>
    (webhookUrl === null || masked === null
      ? text
      : text.replaceAll(inJson(webhookUrl), () => inJson(masked))
    ).replace(INBOX_ID, `$1${MASKED_VALUE}`)
  const maskedBody = inText(run.maskedBody)
  return { ...run, webhookUrl: masked, maskedBody, bodyHash: await sha256(maskedBody), likeness: '' }
}

function maskAddress(url: string): string {
  const shown = url.replace(INBOX_ID, `$1${MASKED_VALUE}`)
  const query = shown.indexOf('?')
  return query < 0 ? shown : `${shown.slice(0, query)}?${MASKED_VALUE}`
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
