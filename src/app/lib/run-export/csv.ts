import { csvLine } from '../csv-cell'
import { isPossibleDuration } from '../possible-time'
import type { Run } from '../run'
import { sentTimeOf } from '../sent-time'
import { localTime } from './local-time'
import { type RunWithDeliveries, sharedRun } from './share-run'

/** Names of the columns: for programs, so in English always. */
const COLUMNS = [
  'start_id',
  'execution_id',
  'state',
  'reason',
  'message',
  'simulated',
  'target',
  'base_url',
  'project',
  'automation',
  'profile',
  'created_at',
  'sent_at',
  'settled_at',
  'answer_status',
  'answer_ms',
  'result_at',
  'result_ms',
  'deliveries',
  'webhook_url',
  'batch_id',
  'again_of',
  'settled_by',
  'starred',
  'tags',
  'note',
  'body_sha256',
  'seed',
  'from_file_at',
] as const

/** Excel and others show no more of a cell, and break the row there. */
const MOST_LETTERS = 32_000
const cut = (value: string | number | boolean | null) =>
  typeof value === 'string' && value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS)}…` : value

/** With a byte-order mark: without one Excel takes UTF-8 for something else. */
export const csvHeader = (): string => `\uFEFF${COLUMNS.join(',')}\r\n`

/** One run as one row, its line break included. */
export async function csvRow({ run: whole, deliveries }: RunWithDeliveries): Promise<string> {
  const run = await sharedRun(whole)
  const cells: Record<(typeof COLUMNS)[number], string | number | boolean | null> = {
    start_id: run.startId,
    execution_id: run.executionId,
    state: run.state,
    reason: run.reason,
    message: run.message,
    simulated: run.target.simulated,
    target: run.target.label,
    base_url: run.target.baseUrl,
    project: run.project,
    automation: run.automation,
    profile: run.profile,
    created_at: localTime(run.createdAt),
    sent_at: timeOf(run.sentAt),
    settled_at: timeOf(run.settledAt),
    answer_status: run.upstream?.status ?? null,
    answer_ms: run.upstream?.durationMs ?? null,
    result_at: run.resultAt === null ? null : localTime(run.resultAt),
    result_ms: run.resultAt === null ? null : known(run.resultAt - sentTimeOf(run)),
    deliveries: deliveries.length,
    webhook_url: run.webhookUrl,
    batch_id: run.batchId ?? null,
    again_of: run.againOf,
    settled_by: run.settledBy,
    starred: run.starred ?? false,
    tags: (run.tags ?? []).join('; '),
    note: run.note ?? null,
    body_sha256: run.bodyHash,
    seed: run.seedText,
    from_file_at: run.importedAt === undefined ? null : (localTime(run.importedAt) ?? 'unknown'),
  }
  return csvLine(COLUMNS.map((name) => cut(cells[name])))
}

const timeOf = (iso: Run['sentAt']): string | null =>
  iso === null ? null : (localTime(Date.parse(iso)) ?? iso)

const known = (ms: number): number | null => (isPossibleDuration(Math.abs(ms)) ? ms : null)
