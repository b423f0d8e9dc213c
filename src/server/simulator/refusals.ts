import type { SimulatorEffect } from '../../contract/simulator-catalog'
import type { Dialect } from '../../contract/target'

/** A reply that starts nothing. */
export type Refusal = {
  status: 400 | 401 | 403 | 413 | 429
  body: Record<string, unknown>
  headers?: Record<string, string>
}

const error = (message: string): Refusal => ({ status: 400, body: { status: 'error', message } })

export const MISSING: Refusal = {
  status: 401,
  body: { detail: 'Authentication credentials were not provided.' },
}
export const INVALID_TOKEN: Refusal = { status: 401, body: { detail: 'Invalid token' } }
export const FORBIDDEN: Refusal = { status: 403, body: { message: 'Forbidden' } }
export const WEBHOOK_INVALID = error('Invalid webhook JSON format')
// The documentation says that an unreadable seed or body is refused, not with which words.
export const SEED_INVALID = error('Invalid seed JSON format')
export const BODY_INVALID = error('The request body is not a JSON object')
export const TOO_MANY: Refusal = {
  status: 429,
  body: { message: 'Too Many Requests' },
  headers: { 'Retry-After': '30' },
}
export const TOO_LARGE: Refusal = { status: 413, body: { message: 'Request Too Long' } }

/**
 * The refusal that a named project or automation stands for, or `null` for an effect that is none. The documented
 * wordings are used where there is one; the rest (inactive, disabled, balance) is described there without its words.
 */
export function refusalOf(effect: SimulatorEffect | null, dialect: Dialect): Refusal | null {
  switch (effect) {
    case 'project-not-found':
      return { status: 403, body: { message: 'This Project does not exist. consult API' } }
    case 'automation-not-found': {
      // The page of the flat dialect ends this one in a full stop.
      const stop = dialect === 'flat' ? '.' : ''
      return { status: 403, body: { message: `This Automation does not exist. consult API${stop}` } }
    }
    case 'project-inactive':
      return error('Project is inactive')
    case 'automation-disabled':
      return error('Automation is disabled')
    case 'no-plan':
      return error("User doesn't have an active plan")
    case 'no-balance':
      return error('Insufficient balance')
    case 'webhook-invalid':
      return WEBHOOK_INVALID
    case 'seed-invalid':
      return SEED_INVALID
    case 'refused':
      return error('The execution could not be created')
    case 'rate-limited':
      return TOO_MANY
    default:
      return null
  }
}
