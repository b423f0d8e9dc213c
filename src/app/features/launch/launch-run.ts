import type { StartOutcome } from '../../../contract/start-messages'
import type { Target } from '../../../contract/target'
import { ProblemError, putStart } from '../../lib/api'
import { openDatabase } from '../../lib/database'
import { sha256 } from '../../lib/hash'
import { findRecentTwin } from '../../lib/recent-twin'
import type { Run, SendTo } from '../../lib/run'
import { withStartLock } from '../../lib/start-lock'
import type { PreparedLaunch, StartTicket } from './prepare-launch'

/** A confirmed start with everything that it needs. */
export type Launch = {
  ticket: StartTicket
  prepared: PreparedLaunch
  target: Target
  journalId: string
  project: string
  automation: string
  seedText: string
  sendTo: SendTo
  credentials: { authorization: string; apiKey: string }
  profile: string | null
  againOf: string | null
  /** The operator has seen that the same start went out a moment ago, and wants another. */
  twinConfirmed: boolean
  /** The row is written; the start is about to be sent. */
  onWritten: () => void
}

/** What the page learned by sending. `open`: no answer; the row stays `sending` until the journal has told. */
export type LaunchResult =
  | { kind: 'outcome'; outcome: StartOutcome }
  | { kind: 'refused'; problem: ProblemError }
  | { kind: 'open'; cause: unknown }

/** The run could not be written to the history, so it was not sent either. */
export class WriteAheadError extends Error {
  override name = 'WriteAheadError'
}

/** The same start went out within the last two minutes; nothing was written or sent. */
export class TwinError extends Error {
  override name = 'TwinError'
  constructor(readonly twin: Run) {
    super('the same start went out a moment ago')
  }
}

/**
 * Writes the run's row, then sends the start: in this order, always. Never sends twice; never retries.
 * @throws {WriteAheadError} nothing was sent
 * @throws {TwinError} nothing was sent
 */
export async function launchRun(launch: Launch): Promise<LaunchResult> {
  const { ticket, prepared, target, credentials } = launch
  return withStartLock(ticket.startId, async () => {
    try {
      const { db } = await openDatabase()
      const row = await newRow(launch)
      // One transaction: of two tabs that start the same at the same moment, the second sees the first.
      await db.transaction('rw', db.runs, async () => {
        const twin = launch.twinConfirmed ? undefined : await findRecentTwin(db, row)
        if (twin) throw new TwinError(twin)
        await db.runs.add(row)
      })
    } catch (cause) {
      if (cause instanceof TwinError) throw cause
      throw new WriteAheadError('the history can’t be written', { cause })
    }
    launch.onWritten()
    try {
      const outcome = await putStart(ticket.startId, {
        journalId: launch.journalId,
        target: target.id,
        project: launch.project,
        automation: launch.automation,
        ...credentials,
        body: prepared.body,
      })
      return { kind: 'outcome', outcome }
    } catch (error) {
      if (error instanceof ProblemError && provesNothingSent(error))
        return { kind: 'refused', problem: error }
      return { kind: 'open', cause: error }
    }
  })
}

/**
 * Refusals that every copy of this request would have met. Not so the others (409, 429, 503): the browser may have sent
 * the request twice by itself, and the first copy may have passed where the second did not.
 */
function provesNothingSent({ status }: ProblemError): boolean {
  return [400, 401, 403, 404, 413, 415, 422].includes(status)
}

async function newRow(launch: Launch): Promise<Run> {
  const { ticket, prepared, target, sendTo } = launch
  return {
    startId: ticket.startId,
    journalId: launch.journalId,
    createdAt: Date.now(),
    target: { id: target.id, label: target.label, baseUrl: target.baseUrl, simulated: target.simulated },
    profile: launch.profile,
    project: launch.project,
    automation: launch.automation,
    url: prepared.url,
    wire: prepared.wire,
    sendTo,
    webhookUrl: prepared.webhook?.url ?? null,
    headerNames: prepared.webhook?.headers.map(([name]) => name) ?? [],
    seedText: launch.seedText,
    maskedBody: prepared.maskedBody,
    bodyHash: await sha256(prepared.body),
    likeness: await sha256(JSON.stringify([prepared.url, prepared.likeness])),
    state: 'sending',
    reason: null,
    executionId: null,
    message: null,
    upstream: null,
    sentAt: null,
    settledAt: null,
    resultAt: null,
    deliverySecretHash: sendTo === 'inbox' ? await sha256(ticket.deliverySecret) : null,
    settledBy: null,
    againOf: launch.againOf,
  }
}
