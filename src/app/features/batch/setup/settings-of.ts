import { headerNameAlone } from '../../../../contract/header-rows'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import type { BatchSettings } from './presets'
import type { Setup } from './setup-state'

/** What can be kept for batches to come. */
export const settingsOf = ({ pace, columns, template }: Setup, form: LaunchForm): BatchSettings => ({
  project: form.project.trim(),
  automation: form.automation.trim(),
  sendTo: form.sendTo,
  webhookUrl: form.webhookUrl,
  headerNames: form.headers.flatMap(({ name }) => headerNameAlone(name).trim() || []),
  wire: form.wire,
  pace,
  columns,
  template,
})
