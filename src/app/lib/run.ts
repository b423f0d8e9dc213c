import * as z from 'zod/mini'
import { wireFormatSchema } from '../../contract/launch'
import { reasonSchema } from '../../contract/reason'
import { runStateSchema, startIdSchema, upstreamAnswerSchema } from '../../contract/start-messages'
import { targetIdSchema } from '../../contract/target'

export const sendToSchema = z.enum(['default', 'inbox', 'url'])
export type SendTo = z.infer<typeof sendToSchema>

/** One row of the history: everything known about one confirmed click. No secrets: header values are masked. */
export const runSchema = z.object({
  startId: startIdSchema,
  journalId: z.string(),
  /** Milliseconds since 1970, from the page's clock. */
  createdAt: z.number(),
  target: z.object({ id: targetIdSchema, label: z.string(), baseUrl: z.string(), simulated: z.boolean() }),
  /** Who started it: the last four characters of the token, or a profile's name. */
  profile: z.nullable(z.string()),
  project: z.string(),
  automation: z.string(),
  url: z.string(),
  wire: wireFormatSchema,
  sendTo: sendToSchema,
  webhookUrl: z.nullable(z.string()),
  headerNames: z.array(z.string()),
  seedText: z.string(),
  /** The request's text with every header value replaced by a mask. */
  maskedBody: z.string(),
  /** SHA-256 (hex) of the exact request text, as evidence. */
  bodyHash: z.string(),
  /** SHA-256 (hex) of the request without what differs in every start: two runs with the same one are twins. */
  likeness: z.string(),
  state: runStateSchema,
  reason: z.nullable(reasonSchema),
  executionId: z.nullable(z.string()),
  message: z.nullable(z.string()),
  upstream: z.nullable(upstreamAnswerSchema),
  sentAt: z.nullable(z.string()),
  settledAt: z.nullable(z.string()),
  /** When the first delivery came in, milliseconds; null while none did. */
  resultAt: z.nullable(z.number()),
  /** SHA-256 (hex) of this run's delivery secret. */
  deliverySecretHash: z.nullable(z.string()),
  /** What settled the state, where it was not the answer: a delivery on the run's own address, or the operator. */
  settledBy: z.nullable(z.enum(['delivery', 'operator'])),
  /** The run that this one sends again, knowingly. */
  againOf: z.nullable(startIdSchema),
})
export type Run = z.infer<typeof runSchema>
