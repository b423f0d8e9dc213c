import type { Delivery } from '../../../../contract/inbox-messages'
import type { Run } from '../../run'

const AUTOMATIONS = ['example', 'hello-automation', 'report', 'sync-orders']
const STATES = ['started', 'started', 'started', 'rejected', 'unknown', 'not-sent'] as const

export const sampleId = (at: number): string => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`

/** A run such as a day leaves behind; the same number gives the same run. */
export function sampleRun(at: number, part: Partial<Run> = {}): Run {
  const state = STATES[at % STATES.length] ?? 'started'
  const createdAt = Date.UTC(2026, 0, 1) + at * 60_000
  const isAnswered = state === 'started' || state === 'rejected'
  const simulated = at % 3 !== 0
  return {
    startId: sampleId(at),
    journalId: 'journal',
    createdAt,
    target: simulated
      ? { id: 'simulator', label: 'Simulator', baseUrl: 'http://127.0.0.1', simulated }
      : { id: 'api', label: 'api-mwm', baseUrl: 'https://api.example', simulated },
    profile: 'Token ••••9f3a',
    project: `project-${at % 2}`,
    automation: AUTOMATIONS[at % AUTOMATIONS.length] ?? 'example',
    url: 'https://api.example/start',
    wire: { dialect: 'nested', webhookAs: 'object', seedAs: 'object' },
    sendTo: 'inbox',
    webhookUrl: null,
    headerNames: [],
    seedText: `{"day": "2026-01-${(at % 28) + 1}", "número": ${at}}`,
    maskedBody: `{"seed": ${at}}`,
    bodyHash: 'b'.repeat(64),
    likeness: `likeness-${at}`,
    state,
    reason:
      state === 'rejected'
        ? 'no-plan'
        : state === 'unknown'
          ? 'timeout'
          : state === 'not-sent'
            ? 'dns-failed'
            : null,
    executionId: state === 'started' ? `exec_${at}` : null,
    message: state === 'rejected' ? "User doesn't have an active plan" : null,
    upstream: isAnswered
      ? {
          status: state === 'started' ? 200 : 403,
          contentType: 'application/json',
          body: '{}',
          truncated: false,
          durationMs: 200 + (at % 50) * 20,
        }
      : null,
    sentAt: new Date(createdAt).toISOString(),
    settledAt: new Date(createdAt + 900).toISOString(),
    resultAt: state === 'started' && at % 2 === 0 ? createdAt + 5000 + (at % 100) * 300 : null,
    deliverySecretHash: null,
    settledBy: null,
    againOf: null,
    mark: null,
    ...part,
  }
}

/** A delivery to a run. */
export function sampleDelivery(startId: string, text: string, part: Partial<Delivery> = {}): Delivery {
  return {
    seq: 1,
    startId,
    firstReceivedAt: '2026-01-01T00:00:09.000Z',
    receivedAt: '2026-01-01T00:00:09.000Z',
    method: 'POST',
    query: '',
    contentType: 'application/json',
    headers: [],
    secretHash: null,
    body: { encoding: 'utf8', text },
    bodyBytes: text.length,
    bodyHash: 'c'.repeat(64),
    copies: 1,
    key: `delivery of ${startId}`,
    ...part,
  }
}
