import { DELIVERY_HEADER } from '../../../contract/inbox-messages'
import type { Run } from '../../lib/run'
import type { Workspace } from './drafts'

/** A former run as form and seed, so that one value can be changed. Header values are secrets and were not kept. */
export function workspaceOfRun(run: Run): Workspace {
  const own = run.headerNames.filter((name) => run.sendTo !== 'inbox' || name !== DELIVERY_HEADER)
  return {
    form: {
      project: run.project,
      automation: run.automation,
      sendTo: run.sendTo,
      webhookUrl: run.sendTo === 'url' ? (run.webhookUrl ?? '') : '',
      headers: own.map((name) => ({ name, value: '' })),
      wire: run.wire,
    },
    seedText: run.seedText,
  }
}
