import type { Config } from '../../../../contract/config-message'
import type { HeaderRow } from '../../../../contract/header-rows'
import type { Target } from '../../../../contract/target'
import type { Batch, BatchRow } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { randomSecret, randomUuid } from '../../../lib/random'
import { BudgetError } from '../../../lib/start/budget'
import { launchAndSettle } from '../../../lib/start/launch-and-settle'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import { prepareLaunch } from '../../../lib/start/prepare-launch'
import { ClaimError, WriteAheadError } from '../../../lib/start/write-ahead'
import { claimOf } from './claim-row'
import type { RowEnd } from './judge'

/** With what the rows of a batch are sent. Lives in memory while it is being sent, and nowhere else. */
export type Sender = {
  batch: Batch
  config: Config
  target: Target
  inboxId: string
  credentials: { authorization: string; apiKey: string; profile: string }
  headers: readonly HeaderRow[]
}

/** The batch's launch form, with the header values that the history does not keep. */
export function formOf(batch: Batch, headers: readonly HeaderRow[]): LaunchForm {
  const { project, automation, sendTo, webhookUrl, wire } = batch
  return { project, automation, sendTo, webhookUrl, wire, headers: [...headers] }
}

/**
 * Sends one row of a batch through the one path that every start takes: claimed and written ahead, then sent once, then
 * settled. Never rejects.
 * @param stored the row as it was written down
 * @param onOpen told the run's id where no answer came
 */
export async function sendRow(
  sender: Sender,
  row: number,
  stored: Promise<BatchRow | undefined>,
  onOpen: (startId: string, row: number) => void,
): Promise<RowEnd> {
  const { batch, config, target, inboxId } = sender
  const { profile, ...credentials } = sender.credentials
  const ticket = { startId: randomUuid(), deliverySecret: randomSecret() }
  try {
    const known = await stored
    if (!known) return { kind: 'fault' }
    const { seedText, againOf } = known
    const inbox = { publicUrl: config.inbox.publicUrl, inboxId }
    const form = formOf(batch, sender.headers)
    const result = await launchAndSettle({
      ticket,
      prepared: prepareLaunch({ form, seedText, target, ticket, inbox }),
      target,
      journalId: config.journalId,
      startTimeoutMs: config.startTimeoutMs,
      project: batch.project,
      automation: batch.automation,
      seedText,
      sendTo: batch.sendTo,
      credentials,
      profile,
      againOf,
      // Rows that are alike were pointed out before the batch was confirmed.
      twinConfirmed: true,
      batch: { id: batch.id, row, claim: claimOf(batch.id, row) },
      onWritten: () => {},
    })
    if (result.kind === 'outcome') {
      const { state, reason, upstream } = result.outcome
      const retryAfterMs = upstream?.retryAfterMs ?? null
      return { kind: 'settled', row, startId: ticket.startId, state, reason, retryAfterMs }
    }
    if (result.kind === 'refused' && [401, 403].includes(result.problem.status)) return { kind: 'barred' }
    const run = result.kind === 'refused' ? await runOf(ticket.startId) : undefined
    if (run && run.state !== 'sending') {
      const { state, reason } = run
      return { kind: 'settled', row, startId: ticket.startId, state, reason, retryAfterMs: null }
    }
    onOpen(ticket.startId, row)
    return { kind: 'open' }
  } catch (error) {
    if (error instanceof ClaimError) return { kind: 'taken' }
    if (error instanceof BudgetError) return { kind: 'budget' }
    return { kind: error instanceof WriteAheadError ? 'unwritten' : 'fault' }
  }
}

const runOf = async (startId: string) => (await openDatabase()).db.runs.get(startId)
