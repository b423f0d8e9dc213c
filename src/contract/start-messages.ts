import * as z from 'zod/mini'
import { reasonSchema } from './reason'
import { targetIdSchema } from './target'

/** The five states of a run. What can't be proven is `unknown`. See docs/promises.md. */
export const runStateSchema = z.enum(['sending', 'started', 'rejected', 'not-sent', 'unknown'])
export type RunState = z.infer<typeof runStateSchema>

/** The identity of one confirmed click: a UUID in lower case (RFC 9562), made by the page. */
export const startIdSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))

/** Body of `PUT /api/starts/{startId}`. `body` is the exact text to send upstream; `""` sends none. */
export const startRequestSchema = z.object({
  /** As the config said when the start was made; it stays with the start. */
  journalId: z.string(),
  target: targetIdSchema,
  project: z.string(),
  automation: z.string(),
  /** With or without the word `Token`. */
  authorization: z.string(),
  apiKey: z.string(),
  body: z.string(),
})
export type StartRequest = z.infer<typeof startRequestSchema>

/**
 * Body of `POST /api/starts/{startId}/withdraw`. With the identity that the start was made for, so that a server whose journal
 * lacks it (a fresh data directory, an older copy) does not take its own ignorance for proof.
 */
export const withdrawRequestSchema = z.object({ journalId: z.string() })
export type WithdrawRequest = z.infer<typeof withdrawRequestSchema>

/** What came back from the platform, secrets scrubbed. `body` is at most `LIMITS.answerBytes` long. */
export const upstreamAnswerSchema = z.object({
  status: z.number(),
  contentType: z.nullable(z.string()),
  body: z.string(),
  truncated: z.boolean(),
  durationMs: z.number(),
  /** How long the platform (or a gateway before it) asks to wait, from `Retry-After`; absent where it does not say. */
  retryAfterMs: z.optional(z.number()),
})
export type UpstreamAnswer = z.infer<typeof upstreamAnswerSchema>

/** Answer of `PUT` and `GET /api/starts/{startId}`. Times are ISO 8601 in UTC. */
export const startOutcomeSchema = z.object({
  startId: startIdSchema,
  state: runStateSchema,
  executionId: z.nullable(z.string()),
  /** The platform's own words, plain text. */
  message: z.nullable(z.string()),
  /** Why it is not `started`; `null` while sending and when started. */
  reason: z.nullable(reasonSchema),
  upstream: z.nullable(upstreamAnswerSchema),
  sentAt: z.nullable(z.string()),
  settledAt: z.nullable(z.string()),
})
export type StartOutcome = z.infer<typeof startOutcomeSchema>
