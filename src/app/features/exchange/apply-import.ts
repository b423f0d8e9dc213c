import type { WireChoice } from '../../lib/draft'
import type { SendTo } from '../../lib/run'
import type { Import } from './bring-in/import'

/** The launch form and the seed, as this feature needs them. */
export type LaunchState = {
  form: {
    project: string
    automation: string
    sendTo: SendTo
    webhookUrl: string
    headers: { name: string; value: string }[]
    wire: WireChoice
    fromLink?: boolean | undefined
  }
  seedText: string
}

/** What the form and the seed are with an import put in; what it does not set stays. A link leaves its mark. */
export function applyImport({ form, seedText }: LaunchState, value: Import): LaunchState {
  return {
    form: {
      project: value.project ?? form.project,
      automation: value.automation ?? form.automation,
      sendTo: value.sendTo ?? form.sendTo,
      webhookUrl: value.webhookUrl ?? form.webhookUrl,
      headers: value.headers ?? form.headers,
      wire: value.wire ?? form.wire,
      ...((value.kind === 'link' || form.fromLink) && { fromLink: true }),
    },
    seedText: value.seedText ?? seedText,
  }
}
