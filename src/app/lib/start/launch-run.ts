import type { StartOutcome } from '../../../contract/start-messages'
import type { Target } from '../../../contract/target'
import { isRefusalOf, type ProblemError, putStart } from '../api'
import { sha256 } from '../hash'
import type { Run, SendTo } from '../run'
import type { PreparedLaunch, StartTicket } from './prepare-launch'
import { withStartLock } from './start-lock'
import { type Claim, writeAhead } from './write-ahead'

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
  /** How long the server waits for the platform; what takes much longer is not coming any more. Milliseconds. */
  startTimeoutMs: number
  /** The operator has seen that the same start went out a moment ago, and wants another. */
  twinConfirmed: boolean
  /** Not where the same request was ever accepted, or may have been. */
  unlessAccepted?: boolean
  /** The row of a batch that this start is for; it is claimed together with writing ahead. */
  batch?: { id: string; row: number; claim: Claim }
  /** The row is written; the start is about to be sent. */
  onWritten: () => void
}

/** What the page learned by sending. `open`: no answer, or none of Seedpad's own; the row stays `sending` until the journal has told. */
export type LaunchResult =
  | { kind: 'outcome'; outcome: StartOutcome }
  | { kind: 'refused'; problem: ProblemError }
  | { kind: 'open'; cause: unknown }

/** Beyond the platform's time: for the way to the server and back, a large seed's upload included. */
const ROUND_TRIP_MS = 20_000

/**
 * Writes the run's row, then sends the start: in this order, always. Never sends twice; never retries.
 * @throws {WriteAheadError} nothing was sent
 * @throws {TwinError} nothing was sent
 * @throws {ClaimError} nothing was sent
 */
export async function launchRun(launch: Launch): Promise<LaunchResult> {
  const { ticket, prepared, target, credentials } = launch
  return withStartLock(ticket.startId, async () => {
    await writeAhead(() => newRow(launch), {
      twinConfirmed: launch.twinConfirmed,
      unlessAccepted: launch.unlessAccepted ?? false,
      claim: launch.batch?.claim,
    })
    launch.onWritten()
    try {
      const request = {
        journalId: launch.journalId,
        target: target.id,
        project: launch.project,
        automation: launch.automation,
        ...credentials,
        body: prepared.body,
      }
      // A connection that went dead without a word would hold the row, and its lock, for ever.
      const patience = AbortSignal.timeout(launch.startTimeoutMs + ROUND_TRIP_MS)
      const outcome = await putStart(ticket.startId, request, patience)
      return { kind: 'outcome', outcome }
    } catch (error) {
      if (isRefusalOf(ticket.startId, error) && provesNothingSent(error))
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
  return [400, 401, 403, 413, 415, 422].includes(status)
}

async function newRow(launch: Launch): Promise<Run> {
  const { ticket, prepared, target, sendTo } = launch
  const [bodyHash, likeness, deliverySecretHash] = await Promise.all([
    sha256(prepared.maskedBody),
    sha256(JSON.stringify([prepared.url, prepared.likeness])),
    sendTo === 'inbox' ? sha256(ticket.deliverySecret) : null,
  ])
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
    bodyHash,
    likeness,
    state: 'sending',
    reason: null,
    executionId: null,
    message: null,
    upstream: null,
    sentAt: null,
    settledAt: null,
    resultAt: null,
    deliverySecretHash,
    settledBy: null,
    againOf: launch.againOf,
    mark: null,
    ...(launch.batch && { batchId: launch.batch.id, batchRow: launch.batch.row }),
  }
}
