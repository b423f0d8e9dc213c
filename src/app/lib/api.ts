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
    /** The start's own address, on answers about one. */
    readonly instance?: string | undefined,
  ) {
    super(detail ?? title)
  }
}

/** No answer of Seedpad's own server: it is gone, or the connection was cut. Whether it got the request is open. */
export class ServerUnreachableError extends Error {
  override name = 'ServerUnreachableError'
}

/**
 * Something answered, but not Seedpad's server in the agreed form: a proxy, a login page or another program in between, or another
 * version. What became of the request is open.
 */
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
export const putStart = async (
  startId: string,
  body: StartRequest,
  signal: AbortSignal,
): Promise<StartOutcome> =>
  about(startId, await call('PUT', startPath(startId), startOutcomeSchema, { body, signal }))

/** `POST /api/starts/{startId}/withdraw`: after it, a start that never arrived can't be sent any more. */
export const withdrawStart = async (startId: string, journalId: string): Promise<StartOutcome> =>
  about(
    startId,
    await call('POST', `${startPath(startId)}/withdraw`, startOutcomeSchema, {
      body: { journalId },
      signal: AbortSignal.timeout(JOURNAL_TIMEOUT_MS),
    }),
  )

const startPath = (startId: string) => `/api/starts/${startId}`

function about(startId: string, outcome: StartOutcome): StartOutcome {
  if (outcome.startId === startId) return outcome
  throw new UnexpectedAnswerError('an answer about another start')
}

/**
 * Whether an error is the refusal of this very start by Seedpad's own application: it names the start, which no parser, proxy or login
 * page does that merely answers in its place.
 */
export function isRefusalOf(startId: string, error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.instance === startPath(startId)
}

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
        // Not followed: it is the answer, and none of Seedpad's.
        redirect: 'manual',
      }))
    text = await response.text()
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ServerUnreachableError('no answer from Seedpad’s server', { cause })
  }
  const json = parseJson(text)
  if (!response.ok) throw refusalOf(response, json)
  // Only an answer that says so is empty; what is no JSON, or nothing at all, somebody else wrote.
  if (json === undefined && response.status !== 204)
    throw new UnexpectedAnswerError('an answer that is no JSON')
  const parsed = z.safeParse(schema, json)
  if (!parsed.success) throw new UnexpectedAnswerError('an answer of another form', { cause: parsed.error })
  return parsed.data
}

/** The refusal that an answer is, if Seedpad's server wrote it: a problem document of its own kinds, whose status is the answer's. */
function refusalOf(response: Response, json: unknown): ProblemError | UnexpectedAnswerError {
  const { status } = response
  const problem = problemSchema.safeParse(json)
  const isOwn =
    problem.success &&
    problem.data.status === status &&
    problem.data.type.startsWith('/problems/') &&
    response.headers.get('content-type')?.startsWith('application/problem+json')
  if (!isOwn) return new UnexpectedAnswerError(`status ${status}`)
  const { title, detail, field, instance } = problem.data
  return new ProblemError(status, title, detail, field, instance)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
