import * as z from 'zod/mini'

/**
 * Why a run is not `started`, as stable codes. Each belongs to exactly one state (see `stateOfReason`),
 * and each has words in both languages (`explanations/`).
 */
const REASONS = {
  rejected: [
    'credentials-missing',
    'token-invalid',
    'key-not-accepted',
    'project-not-found',
    'automation-not-found',
    'forbidden',
    'webhook-invalid',
    'seed-invalid',
    'no-plan',
    'no-balance',
    'project-inactive',
    'automation-disabled',
    'refused',
    'rate-limited',
  ],
  'not-sent': [
    'connection-refused',
    'dns-failed',
    'tls-failed',
    'connect-failed',
    'proxy-unreachable',
    'proxy-refused',
    'invalid-request',
    'server-stopping',
    'never-reached-server',
  ],
  unknown: [
    'timeout',
    'connection-reset',
    'redirect',
    'server-error',
    'unexpected-status',
    'unreadable-answer',
    'answer-too-large',
    'no-execution-id',
    'contradictory-answer',
    'server-crashed',
    'journal-changed',
  ],
} as const

export const reasonSchema = z.enum([...REASONS.rejected, ...REASONS['not-sent'], ...REASONS.unknown])
export type Reason = z.infer<typeof reasonSchema>

/** All reason codes, for catalogs and tests. */
export const ALL_REASONS: readonly Reason[] = reasonSchema.options

/** The one state that a reason can stand in. */
export function stateOfReason(reason: Reason): 'rejected' | 'not-sent' | 'unknown' {
  if ((REASONS.rejected as readonly string[]).includes(reason)) return 'rejected'
  if ((REASONS['not-sent'] as readonly string[]).includes(reason)) return 'not-sent'
  return 'unknown'
}
