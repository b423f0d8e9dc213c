import * as z from 'zod/mini'
import { type Config, configSchema } from '../../contract/config-message'
import {
  type CredentialCheck,
  type CredentialCheckRequest,
  credentialCheckSchema,
} from '../../contract/credential-messages'
import { problemSchema } from '../../contract/problem'
import { type StartOutcome, type StartRequest, startOutcomeSchema } from '../../contract/start-messages'
import { accessHeaders } from './access'
import { takeEarlyConfig } from './early-config'

/** Seedpad's own server said no, with its reason. The request had no effect. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | undefined,
    readonly field: string | undefined,
  ) {
    super(detail ?? title)
  }
}

/** No answer of Seedpad's own server: it is gone, or the connection was cut. Whether it got the request is open. */
export class ServerUnreachableError extends Error {
  override name = 'ServerUnreachableError'
}

/** Seedpad's own server answered, but not in the agreed form (another version, a proxy's page). */
export class UnexpectedAnswerError extends Error {
  override name = 'UnexpectedAnswerError'
}

/** The journal answers from its disk; a connection on which nothing comes back for so long is dead. */
const JOURNAL_TIMEOUT_MS = 15_000

/** `GET /api/config` */
export const getConfig = (signal?: AbortSignal): Promise<Config> =>
  call('GET', '/api/config', configSchema, { early: takeEarlyConfig(), ...(signal && { signal }) })

/** `POST /api/credentials/check`: costs nothing, starts nothing. */
export const checkCredentials = (body: CredentialCheckRequest): Promise<CredentialCheck> =>
  call('POST', '/api/credentials/check', credentialCheckSchema, { body })

/** `PUT /api/starts/{startId}`: the one call that spends money. The server sends upstream at most once per id. */
export const putStart = (startId: string, body: StartRequest, signal: AbortSignal): Promise<StartOutcome> =>
  call('PUT', `/api/starts/${startId}`, startOutcomeSchema, { body, signal })

/** `POST /api/starts/{startId}/withdraw`: after it, a start that never arrived can't be sent any more. */
export const withdrawStart = (startId: string, journalId: string): Promise<StartOutcome> =>
  call('POST', `/api/starts/${startId}/withdraw`, startOutcomeSchema, {
    body: { journalId },
    signal: AbortSignal.timeout(JOURNAL_TIMEOUT_MS),
  })

/** How `call` sends; a body goes as JSON. `early`: this very request was sent already. */
export type CallOptions = {
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  early?: Promise<Response> | undefined
}

/** One request to Seedpad’s own server, its answer parsed. Never retried here. */
export async function call<S extends z.ZodMiniType>(
  method: string,
  path: string,
  schema: S,
  { body, headers, signal, early }: CallOptions = {},
): Promise<z.infer<S>> {
  let response: Response
  let text: string
  try {
    response = await (early ??
      fetch(path, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...accessHeaders(),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal && { signal }),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      }))
    text = await response.text()
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ServerUnreachableError('no answer from Seedpad’s server', { cause })
  }
  const json = parseJson(text)
  if (!response.ok) {
    const problem = problemSchema.safeParse(json)
    if (!problem.success) throw new UnexpectedAnswerError(`status ${response.status}`)
    const { title, detail, field } = problem.data
    throw new ProblemError(response.status, title, detail, field)
  }
  const parsed = z.safeParse(schema, json)
  if (!parsed.success) throw new UnexpectedAnswerError('an answer of another form', { cause: parsed.error })
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
