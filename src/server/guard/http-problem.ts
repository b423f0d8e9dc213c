import { HTTPException } from 'hono/http-exception'
import type { Problem } from '../../contract/problem'

/** Never 408, 421 or 425: browsers answer those by sending the request again on their own. */
type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

type ProblemOptions = {
  /** What it means for whoever asked, and what to do. */
  detail: string
  /** The field at fault. */
  field?: string
  /** Seconds after which asking again makes sense. */
  retryAfter?: number
  /** What the address takes instead (RFC 9110, 15.5.6). */
  allow?: readonly string[]
}

/** An error answer, thrown where it happens and shaped once by the app's `onError`. `code` names it for programs. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'

  constructor(
    readonly status: ProblemStatus,
    readonly code: string,
    readonly title: string,
    readonly options: ProblemOptions,
  ) {
    super(title)
  }
}

/** The problem that an error thrown in a handler comes to. What is not ours becomes 500 and says nothing of itself. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof HTTPException && error.status >= 400 && error.status < 500)
    return new HttpProblem(400, 'bad-request', 'The request can’t be read', {
      detail: 'It was cut off, or is not in the form that this route takes. Nothing was done.',
    })
  return new HttpProblem(500, 'internal', 'Seedpad’s server failed', {
    detail: 'This is a fault of Seedpad; the server’s log has it.',
  })
}

/** The address takes other methods than the one it was asked with. */
export function methodNotAllowed(allow: readonly string[]): HttpProblem {
  return new HttpProblem(405, 'method-not-allowed', 'This address is asked in another way', {
    detail: `It takes ${allow.join(', ')}.`,
    allow,
  })
}

/**
 * The answer (RFC 9457) for a problem.
 * @param instance the address that was asked, where the answer must not be taken for that of another
 */
export function problemResponse({ status, code, title, options }: HttpProblem, instance?: string): Response {
  const { detail, field, retryAfter, allow } = options
  const problem: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    ...(instance !== undefined && { instance }),
    ...(field !== undefined && { field }),
  }
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(allow !== undefined && { allow: allow.join(', ') }),
    },
  })
}
