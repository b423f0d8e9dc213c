import * as z from 'zod/mini'
import { LIMITS } from './limits'
import type { Reason } from './reason'
import type { RunState } from './start-messages'

/** An answer of the platform (or of a gateway before it), read to its end. `body` null: not valid UTF-8. */
export type Reply = { status: number; body: string | null; truncated: boolean }

/** What an answer proves. `message` holds the platform's own words where it had any. */
export type Verdict = {
  state: Exclude<RunState, 'sending'>
  reason: Reason | null
  executionId: string | null
  message: string | null
}

const wordsSchema = z.object({
  status: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
  detail: z.optional(z.unknown()),
  execution_id: z.optional(z.unknown()),
})
type Words = z.infer<typeof wordsSchema>

/**
 * Reads an answer to a start. Proof is needed for both `started` (2xx with a usable id; the pages say 200 and 202) and
 * `rejected` (400, 401, 403 with the JSON words of the platform or its gateway; 429). Everything else is `unknown`.
 */
export function readReply({ status, body, truncated }: Reply): Verdict {
  const words = truncated ? null : readWords(body)
  const message = words === null ? null : (textOf(words.message) ?? textOf(words.detail))
  const unknown = (reason: Reason): Verdict => ({ state: 'unknown', reason, executionId: null, message })
  const rejected = (reason: Reason): Verdict => ({ state: 'rejected', reason, executionId: null, message })

  // A refusal that names an execution or a success proves nothing either way.
  const contradicts = words !== null && (words.status === 'success' || words.execution_id != null)
  if (status === 429) return contradicts ? unknown('contradictory-answer') : rejected('rate-limited')
  if (status >= 300 && status < 400) return unknown('redirect')
  if (status >= 500) return unknown('server-error')
  const success = status >= 200 && status < 300
  if (!success && status !== 400 && status !== 401 && status !== 403) return unknown('unexpected-status')
  if (truncated) return unknown('answer-too-large')

  if (success) {
    if (status === 204 || body?.trim() === '') return unknown('no-execution-id')
    if (words === null) return unknown('unreadable-answer')
    const { execution_id: executionId } = words
    if (typeof executionId !== 'string' || !isExecutionId(executionId)) return unknown('no-execution-id')
    if (typeof words.status === 'string' && /^(?:error|fail)/i.test(words.status))
      return unknown('contradictory-answer')
    return { state: 'started', reason: null, executionId, message }
  }
  if (words === null || message === null) return unknown('unreadable-answer')
  if (contradicts) return unknown('contradictory-answer')
  return rejected(refusalReason(status, message))
}

function readWords(body: string | null): Words | null {
  if (body === null) return null
  try {
    const parsed = wordsSchema.safeParse(JSON.parse(body.replace(/^\ufeff/, '')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** An id is an opaque string (a UUID on one page, `exec_…` on the other): printable, not absurdly long. */
export function isExecutionId(text: string): boolean {
  return text.length <= LIMITS.executionIdLength && /^[\x21-\x7e]+$/.test(text)
}

// The documented wordings come first. The rest of the list is described on the page "Start Automation Task" without
// its wording or status, so those are recognised by key words and only ever change the advice, never the state. A
// message may quote a name, so what is said of a project or an automation goes before the single words.
const REFUSALS: readonly [statuses: readonly number[], pattern: RegExp, reason: Reason][] = [
  [[401], /^Authentication credentials were not provided/i, 'credentials-missing'],
  [[401], /^Invalid token/i, 'token-invalid'],
  [[403], /^Forbidden\.?$/i, 'key-not-accepted'],
  [[403], /^This Project does not exist/i, 'project-not-found'],
  [[403], /^This Automation does not exist/i, 'automation-not-found'],
  [[400], /^Invalid webhook JSON format/i, 'webhook-invalid'],
  [[400, 403], /active plan/i, 'no-plan'],
  [[400, 403], /project.*(?:inactive|not active)/i, 'project-inactive'],
  [[400, 403], /automation.*(?:disabled|inactive|not active|not enabled)/i, 'automation-disabled'],
  [[400], /webhook/i, 'webhook-invalid'],
  [[400], /\bplan\b/i, 'no-plan'],
  [[400, 403], /balance|\bcredits?\b/i, 'no-balance'],
  [[400], /seed/i, 'seed-invalid'],
]

function refusalReason(status: number, message: string): Reason {
  // The start of it says which: key words are not searched for in a megabyte.
  const words = message.trim().slice(0, 1000)
  const known = REFUSALS.find(([statuses, pattern]) => statuses.includes(status) && pattern.test(words))
  if (known) return known[2]
  if (status === 401) return 'token-invalid'
  return status === 403 ? 'forbidden' : 'refused'
}
