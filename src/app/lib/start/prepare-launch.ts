import { headerRecord } from '../../../contract/header-rows'
import { DELIVERY_HEADER } from '../../../contract/inbox-messages'
import type { Webhook, WireFormat } from '../../../contract/launch'
import { startUrl } from '../../../contract/names'
import { buildRequestBody } from '../../../contract/request-body'
import type { Target } from '../../../contract/target'
import type { WireChoice } from '../draft'
import type { LaunchForm } from './launch-form-schema'

/** Stands for a header value wherever the request is shown or kept. */
export const MASK = '••••••'

/** What belongs to one start before it is confirmed: its identity, and the secret that its delivery must bring. */
export type StartTicket = { startId: string; deliverySecret: string }

/** Everything that decides the request. */
export type LaunchParts = {
  form: LaunchForm
  seedText: string
  target: Target
  ticket: StartTicket
  inbox: { publicUrl: string; inboxId: string }
}

/** A request, ready to send and to show. `maskedBody` is `body` with every header value replaced. */
export type PreparedLaunch = {
  url: string
  wire: WireFormat
  webhook: Webhook | null
  body: string
  maskedBody: string
  /** The request's text without header values and without this start's own identity. */
  likeness: string
}

/**
 * Turns what was typed into the exact request.
 * @throws {TypeError} where a name can't be a path segment (the form has checked them)
 */
export function prepareLaunch({ form, seedText, target, ticket, inbox }: LaunchParts): PreparedLaunch {
  const wire = resolveWire(form.wire, target)
  const webhook = webhookOf(form, ticket, inbox)
  const masked = webhook && { ...webhook, headers: webhook.headers.map(([name]) => [name, MASK] as const) }
  return {
    url: startUrl(target.baseUrl, form.project.trim(), form.automation.trim()).href,
    wire,
    webhook,
    body: buildRequestBody({ wire, webhook, seedText }),
    maskedBody: buildRequestBody({ wire, webhook: masked, seedText }),
    likeness: buildRequestBody({ wire, webhook: masked && withoutIdentity(masked, form), seedText }),
  }
}

/** The inbox's address names the start itself, so no two would ever be alike. */
function withoutIdentity(webhook: Webhook, form: LaunchForm): Webhook {
  return form.sendTo === 'inbox' ? { ...webhook, url: 'inbox' } : webhook
}

/** The wire format in force: the operator's choice, or the target's own dialect. */
export function resolveWire(choice: WireChoice, target: Target): WireFormat {
  return { ...choice, dialect: choice.dialect === 'default' ? target.dialect : choice.dialect }
}

function webhookOf(form: LaunchForm, ticket: StartTicket, inbox: LaunchParts['inbox']): Webhook | null {
  const headers = headerRecord(form.headers)
  switch (form.sendTo) {
    case 'default':
      return null
    case 'url':
      return { url: form.webhookUrl.trim(), headers }
    case 'inbox':
      return {
        url: `${inbox.publicUrl}/hooks/${inbox.inboxId}/${ticket.startId}`,
        headers: [...headers, [DELIVERY_HEADER, ticket.deliverySecret]],
      }
  }
}
