import * as z from 'zod/mini'
import { parseApiKey, parseAuthorization } from '../../contract/authorization'
import type { CredentialCheck, CredentialCheckRequest } from '../../contract/credential-messages'
import type { Target } from '../../contract/target'
import { HttpProblem } from '../guard/http-problem'
import type { RateLimit } from '../guard/limit-rate'
import { REFUSAL_WORDS, type RefusalWhy } from '../guard/refusal-words'
import { createScrubber, type Scrub } from '../guard/scrubber'
import type { UpstreamCall, UpstreamResult } from '../upstream/call-upstream'

export type CredentialCheckDeps = {
  targets: readonly Target[]
  call: (call: UpstreamCall) => Promise<UpstreamResult>
  rate: RateLimit
  answerBytes: number
  userAgent: string
}

const DEADLINE_MS = 10_000

const answerSchema = z.object({
  username: z.optional(z.string().check(z.maxLength(320))),
  email: z.optional(z.string().check(z.maxLength(320))),
  message: z.optional(z.string()),
  detail: z.optional(z.string()),
})

/**
 * Asks a target whether it knows the credentials. Starts nothing and costs nothing; asked once, also where the key may
 * only need a moment to become active. Source: the platform's SDK (`POST /api/sdk/verify-token`).
 * @throws {HttpProblem} 422 where a credential or the target is not usable, 429 too many
 */
export async function checkCredentials(
  { target: targetId, authorization, apiKey }: CredentialCheckRequest,
  deps: CredentialCheckDeps,
): Promise<CredentialCheck> {
  const target = deps.targets.find(({ id }) => id === targetId)
  if (!target) throw refuse('target', 'unknown')
  const token = parseAuthorization(authorization)
  if (!token.ok) throw refuse('authorization', token.error)
  const key = parseApiKey(apiKey)
  if (!key.ok) throw refuse('apiKey', key.error)

  await deps.rate.take('credentials')

  const result = await deps.call({
    url: new URL(`${target.baseUrl}/api/sdk/verify-token`),
    authorization: token.value,
    apiKey: key.value,
    body: '',
    deadlineMs: DEADLINE_MS,
    answerBytes: deps.answerBytes,
    userAgent: deps.userAgent,
  })
  return readCheck(result, createScrubber([token.value, token.token, key.value]))
}

function readCheck(result: UpstreamResult, scrub: Scrub): CredentialCheck {
  if (result.kind !== 'answered') return { state: 'unavailable', message: result.reason }
  const { status, bytes, plain, truncated } = result.answer
  const words = plain && !truncated ? readWords(bytes) : null
  const said = words?.message ?? words?.detail
  const message = said === undefined ? {} : { message: scrub(said).slice(0, 2_000) }

  if (status === 200 && words && (words.username !== undefined || words.email !== undefined)) {
    const { username, email } = words
    return {
      state: 'valid',
      ...(username !== undefined && { username: scrub(username) }),
      ...(email !== undefined && { email: scrub(email) }),
    }
  }
  if (status === 401 && words) return { state: 'invalid', ...message }
  if (status === 403 && said !== undefined && /^forbidden\.?$/i.test(said.trim()))
    return { state: 'key-pending', ...message }
  return { state: 'unavailable', message: `HTTP ${status}`, ...message }
}

function readWords(bytes: Buffer): z.infer<typeof answerSchema> | null {
  try {
    const parsed = answerSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function refuse(field: keyof CredentialCheckRequest, why: RefusalWhy): HttpProblem {
  return new HttpProblem(422, 'invalid-credentials', 'The credentials can’t be sent as they are', {
    field,
    detail: `${field} ${REFUSAL_WORDS[why]}.`,
  })
}
