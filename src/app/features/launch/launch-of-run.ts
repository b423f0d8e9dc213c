import type { Config } from '../../../contract/config-message'
import type { HeaderRow } from '../../../contract/header-rows'
import type { Target } from '../../../contract/target'
import type { Run } from '../../lib/run'
import type { Launch } from '../../lib/start/launch-run'
import { prepareLaunch, type StartTicket } from '../../lib/start/prepare-launch'
import type { LaunchCredentials } from './launch-handle'
import { workspaceOfRun } from './workspace-of-run'

/** What sending a run once more takes beyond the run itself. */
export type AgainParts = {
  run: Run
  config: Config
  target: Target
  inboxId: string
  credentials: NonNullable<LaunchCredentials>
  ticket: StartTicket
  /** The run's own headers with their values, which the history does not keep. */
  headers: HeaderRow[]
}

/**
 * The start that sends a run's request once more, under an identity of its own.
 * @throws {TypeError} where a damaged row's name can't be a path segment
 */
export function launchOfRun(
  parts: AgainParts,
): Omit<Launch, 'twinConfirmed' | 'unlessAccepted' | 'onWritten'> {
  const { run, config, target, inboxId, credentials, ticket, headers } = parts
  const { profile, authorization, apiKey } = credentials
  const form = { ...workspaceOfRun(run).form, headers }
  const inbox = { publicUrl: config.inbox.publicUrl, inboxId }
  return {
    ticket,
    prepared: prepareLaunch({ form, seedText: run.seedText, target, ticket, inbox }),
    target,
    journalId: config.journalId,
    startTimeoutMs: config.startTimeoutMs,
    project: run.project,
    automation: run.automation,
    seedText: run.seedText,
    sendTo: run.sendTo,
    credentials: { authorization, apiKey },
    profile,
    againOf: run.startId,
  }
}
