import * as z from 'zod/mini'
import { wireFormatSchema } from '../../contract/launch'
import { reasonSchema } from '../../contract/reason'
import { runStateSchema, startIdSchema, upstreamAnswerSchema } from '../../contract/start-messages'
import { targetIdSchema } from '../../contract/target'
import { isoTimeSchema, timeSchema } from './time-schema'

export const sendToSchema = z.enum(['default', 'inbox', 'url'])
export type SendTo = z.infer<typeof sendToSchema>

/** What a mark by hand says of a run of unknown outcome. */
export const markAsSchema = z.enum(['started', 'not-started'])
export type MarkAs = z.infer<typeof markAsSchema>

/**
 * The operator's own finding about a run whose outcome could not be proven. What was known before stays beside it, so
 * that evidence is never overwritten and the mark can be taken back.
 */
export const markSchema = z.object({
  as: markAsSchema,
  /** An id that the operator found elsewhere. */
  executionId: z.nullable(z.string()),
  /** How the operator knows. */
  note: z.string(),
  /** Who says so: the profile, or what the operator typed; null where neither was given. */
  by: z.nullable(z.string()),
  /** Milliseconds since 1970. */
  at: timeSchema,
  /** What the row said before. */
  before: z.object({
    state: runStateSchema,
    reason: z.nullable(reasonSchema),
    executionId: z.nullable(z.string()),
    message: z.nullable(z.string()),
  }),
})
export type Mark = z.infer<typeof markSchema>

/** One row of the history: everything known about one confirmed click. No secrets: header values are masked. */
export const runSchema = z.object({
  startId: startIdSchema,
  journalId: z.string(),
  /** Milliseconds since 1970, from the page's clock. */
  createdAt: timeSchema,
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
  /**
   * SHA-256 (hex) of `maskedBody`: one of the text with its header values would let whoever has it try short ones. Empty in
   * rows of before version 7, and in those from a file.
   */
  bodyHash: z.string(),
  /**
   * SHA-256 (hex) of the request without header values and without what differs in every start: two runs with the same one
   * are twins. It stays in this browser; empty in rows from a file.
   */
  likeness: z.string(),
  state: runStateSchema,
  reason: z.nullable(reasonSchema),
  executionId: z.nullable(z.string()),
  message: z.nullable(z.string()),
  upstream: z.nullable(upstreamAnswerSchema),
  sentAt: z.nullable(isoTimeSchema),
  settledAt: z.nullable(isoTimeSchema),
  /** When the first delivery came in, milliseconds; null while none did. */
  resultAt: z.nullable(timeSchema),
  /** SHA-256 (hex) of this run's delivery secret. */
  deliverySecretHash: z.nullable(z.string()),
  /** What settled the state, where it was not the answer: a delivery on the run's own address, or the operator. */
  settledBy: z.nullable(z.enum(['delivery', 'operator'])),
  /** The run that this one sends again, knowingly. */
  againOf: z.nullable(startIdSchema),
  /** Kept also where a delivery has overruled it later (`settledBy` says which one counts). */
  mark: z.nullable(markSchema),
  /** What the operator wrote down about it; plain text. Absent in rows of before version 3, like the next four. */
  note: z.optional(z.string()),
  tags: z.optional(z.array(z.string())),
  starred: z.optional(z.boolean()),
  /** The batch that it belongs to. */
  batchId: z.optional(z.nullable(z.string())),
  /** Its row there, from 0. */
  batchRow: z.optional(z.number()),
  /** When it came in from a file, milliseconds; absent in every run that this browser started. Set by the import alone. */
  importedAt: z.optional(timeSchema),
  /** When the row was last written, milliseconds; set by the database itself, so that the search index can follow. */
  changedAt: z.optional(timeSchema),
  /** Set where the stored row could not be read: its JSON, while the other fields hold what could be saved. */
  damaged: z.optional(z.string()),
})
export type Run = z.infer<typeof runSchema>
