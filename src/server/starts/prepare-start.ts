import { createHash } from 'node:crypto'
import { parseApiKey, parseAuthorization } from '../../contract/authorization'
import { LIMITS, utf8Length } from '../../contract/limits'
import { encodeName, startUrl } from '../../contract/names'
import { Secret } from '../../contract/secret'
import type { StartRequest } from '../../contract/start-messages'
import type { Target } from '../../contract/target'
import { HttpProblem } from '../guard/http-problem'
import { REFUSAL_WORDS, type RefusalWhy } from '../guard/refusal-words'
import { createScrubber, type Scrub } from '../guard/scrubber'
import { namesToKeep } from './header-names'
import { TextOnce } from './text-once'
import { type WebhookHeaders, webhookHeaders } from './webhook-headers'

/** A start that may be sent as it stands. */
export type PreparedStart = {
  startId: string
  url: URL
  authorization: Secret
  apiKey: Secret
  /** The exact text to send; holds webhook header values, so it counts as a secret, and may be large. */
  body: TextOnce
  /** The same for the same request under the same id; tells nothing about what it was made of. */
  requestHash: string
  /** Names, in lower case, of the headers that its delivery will carry and whose values are secrets. */
  headerNames: string[]
  /** Takes this start's secrets out of the answer. */
  scrub: Scrub
}

/**
 * Checks everything about a start that can be checked before it is sent.
 * @throws {HttpProblem} 422 with the field at fault; nothing was sent
 */
export function prepareStart(
  startId: string,
  request: StartRequest,
  targets: readonly Target[],
): PreparedStart {
  const target = targets.find(({ id }) => id === request.target)
  if (!target) throw refuse('target', 'unknown')
  for (const field of ['project', 'automation'] as const) {
    const name = encodeName(request[field])
    if (!name.ok) throw refuse(field, name.error)
  }
  const authorization = parseAuthorization(request.authorization)
  if (!authorization.ok) throw refuse('authorization', authorization.error)
  const apiKey = parseApiKey(request.apiKey)
  if (!apiKey.ok) throw refuse('apiKey', apiKey.error)
  const headers = checkBody(request.body)

  return {
    startId,
    url: startUrl(target.baseUrl, request.project, request.automation),
    authorization: new Secret(authorization.value),
    apiKey: new Secret(apiKey.value),
    body: new TextOnce(request.body),
    requestHash: hashRequest([
      startId,
      request.target,
      request.project,
      request.automation,
      request.body,
      authorization.value,
      apiKey.value,
    ]),
    headerNames: namesToKeep(headers),
    scrub: createScrubber([authorization.value, authorization.token, apiKey.value], headers.values),
  }
}

/** @returns the webhook's headers in it: not more than can be taken out of an answer */
function checkBody(body: string): WebhookHeaders {
  if (utf8Length(body) > LIMITS.bodyBytes) throw refuse('body', 'too-large')
  if (body === '') return { names: [], values: [] }
  const headers = webhookHeaders(body)
  if (typeof headers === 'string') throw refuse('body', headers)
  return headers
}

/** Salted with the start's own id, so that equal requests of different starts don't look equal. */
function hashRequest(parts: readonly string[]): string {
  const hash = createHash('sha256')
  // With its length before it, no part can pass for a piece of its neighbour.
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

function refuse(field: keyof StartRequest, why: RefusalWhy): HttpProblem {
  return new HttpProblem(422, 'invalid-start', 'The start can’t be sent as it is', {
    field,
    detail: `${field} ${REFUSAL_WORDS[why]}. Nothing was sent.`,
  })
}
