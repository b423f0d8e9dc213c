import { type Import, type ImportContext, nothing } from '../bring-in/import'
import type { SharedLaunch } from './shared-launch'

/** What a link sets in the launch form: everything but credentials and header values, which it does not have. */
export function importOfLink(shared: SharedLaunch, { targets }: ImportContext): Import {
  const { target, project, automation, sendTo, webhookUrl, headerNames, wire, seed } = shared
  const isOffered = targets.some(({ id }) => id === target)
  return {
    ...nothing('link'),
    target: isOffered ? target : null,
    project,
    automation,
    sendTo,
    webhookUrl: webhookUrl ?? null,
    headers: headerNames.map((name) => ({ name, value: '' })),
    wire,
    seedText: seed,
    left: isOffered ? [] : [{ why: 'base', text: target }],
  }
}
