import type { Webhook, WireFormat } from '../../../../contract/launch'
import { buildRequestBody } from '../../../../contract/request-body'

/** What the launch form has come to, as this feature needs it. Header values and credentials are the real ones. */
export type LaunchRequest = {
  url: string
  automation: string
  wire: WireFormat
  webhook: Webhook | null
  /** The part of the webhook's URL that is a secret of this dashboard; null for the operator's own URL. */
  inboxId: string | null
  seedText: string
  credentials: { authorization: string; apiKey: string } | null
}

/** A request as a program outside will send it: every byte is decided. */
export type Outgoing = {
  url: string
  headers: readonly (readonly [name: string, value: string])[]
  /** The exact text; empty: none is sent. */
  body: string
  automation: string
  seedText: string
}

const YOUR_TOKEN = 'Token <YOUR_TOKEN>'
const YOUR_KEY = '<YOUR_X_API_KEY>'

/**
 * Decides the request that is taken out of the page. Without `secrets`, placeholders stand where credentials, header values
 * and the inbox's id would: what is copied ends up in chats and tickets.
 */
export function outgoingOf(launch: LaunchRequest, secrets: boolean): Outgoing {
  const { url, automation, wire, seedText, credentials } = launch
  const body = buildRequestBody({
    wire,
    webhook: secrets ? launch.webhook : withPlaceholders(launch),
    seedText,
  })
  const known = secrets ? credentials : null
  return {
    url,
    automation,
    seedText,
    body,
    headers: [
      ['Authorization', known?.authorization ?? YOUR_TOKEN],
      ['x-api-key', known?.apiKey ?? YOUR_KEY],
      ...(body === '' ? [] : [['Content-Type', 'application/json'] as const]),
      ['Accept', 'application/json'],
    ],
  }
}

function withPlaceholders({ webhook, inboxId }: LaunchRequest): Webhook | null {
  if (webhook === null) return null
  const { url, headers } = webhook
  return {
    url: inboxId === null ? url : url.replace(inboxId, '<YOUR_INBOX>'),
    headers: headers.map(([name]) => [name, placeholderFor(name)]),
  }
}

/** `<YOUR_CUSTOM_HEADER>`: says which value belongs there. */
const placeholderFor = (name: string) => `<YOUR_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}>`
