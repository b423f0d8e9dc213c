import { headerNameAlone, isEmptyHeaderRow } from '../../../../contract/header-rows'
import type { TargetId } from '../../../../contract/target'
import type { LaunchState } from '../apply-import'
import type { SharedLaunch } from './shared-launch'

/** What a link of this form would carry: names of headers, never their values. */
export function sharedOf(target: TargetId, { form, seedText }: LaunchState): SharedLaunch {
  const { project, automation, sendTo, webhookUrl, headers, wire } = form
  const named = headers
    .filter((row) => !isEmptyHeaderRow(row))
    .map(({ name }) => headerNameAlone(name).trim())
  return {
    target,
    project: project.trim(),
    automation: automation.trim(),
    sendTo,
    ...(sendTo === 'url' && { webhookUrl: webhookUrl.trim() }),
    headerNames: sendTo === 'default' ? [] : named,
    wire,
    seed: seedText,
  }
}
