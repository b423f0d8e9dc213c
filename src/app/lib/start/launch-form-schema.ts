import * as z from 'zod/mini'
import { checkHeaderRows } from '../../../contract/header-rows'
import { encodeName } from '../../../contract/names'
import { checkWebhookUrl } from '../../../contract/webhook-url'
import { linkMark, wireChoiceSchema } from '../draft'
import type { MessageKey } from '../i18n/i18n'
import { sendToSchema } from '../run'

/**
 * The launch form. Messages are catalog keys, turned into words where they are shown. What is not going to be sent (the
 * URL of another choice, headers without a webhook) is not checked, and not lost either.
 */
export const launchFormSchema = z
  .object({
    project: z.string(),
    automation: z.string(),
    sendTo: sendToSchema,
    webhookUrl: z.string(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    wire: wireChoiceSchema,
    ...linkMark,
  })
  .check(({ value, issues }) => {
    const report = (path: (string | number)[], message: MessageKey & string) => {
      issues.push({ code: 'custom', path, message, input: value })
    }
    for (const field of ['project', 'automation'] as const) {
      const name = encodeName(value[field])
      if (!name.ok) report([field], `name.${name.error}`)
    }
    if (value.sendTo === 'url') {
      const url = checkWebhookUrl(value.webhookUrl)
      if (!url.ok) report(['webhookUrl'], `webhook.${url.error}`)
    }
    if (value.sendTo !== 'default') {
      for (const { row, field, error } of checkHeaderRows(value.headers))
        report(['headers', row, field], `header.${error}`)
      // The inbox sets this one itself; a second would make the run's own proof ambiguous.
      if (value.sendTo === 'inbox') {
        for (const [row, { name }] of value.headers.entries())
          if (name.trim().toLowerCase() === 'x-seedpad-delivery')
            report(['headers', row, 'name'], 'header.name-taken')
      }
    }
  })

export type LaunchForm = z.infer<typeof launchFormSchema>
