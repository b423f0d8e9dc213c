import type { Delivery } from '../../../contract/inbox-messages'
import { MASKED_VALUE } from '../../../contract/inbox-messages'
import type { Run } from '../run'

/** A run with what was delivered for it: what leaves the browser, and comes into another one. */
export type RunWithDeliveries = { run: Run; deliveries: readonly Delivery[] }

// Whoever knows an inbox's id can read everything that it gets (contract/inbox-messages).
const INBOX_ID = /(\/hooks\/)[A-Za-z0-9_-]{22,86}(?=\/)/g

/**
 * A run as it may leave the browser. Rows hold no tokens and no header values; what is masked besides are the inbox's id
 * and the query of a webhook's address, which often is a key.
 */
export function sharedRun({ changedAt: _, ...run }: Run): Run {
  const { webhookUrl } = run
  const masked = webhookUrl === null ? null : maskAddress(webhookUrl)
  const inText = (text: string) =>
    (webhookUrl === null || masked === null
      ? text
      : text.replaceAll(inJson(webhookUrl), () => inJson(masked))
    ).replace(INBOX_ID, `$1${MASKED_VALUE}`)
  return { ...run, webhookUrl: masked, maskedBody: inText(run.maskedBody) }
}

function maskAddress(url: string): string {
  const shown = url.replace(INBOX_ID, `$1${MASKED_VALUE}`)
  const query = shown.indexOf('?')
  return query < 0 ? shown : `${shown.slice(0, query)}?${MASKED_VALUE}`
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
