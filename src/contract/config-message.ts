import * as z from 'zod/mini'
import { targetSchema } from './target'

/** `GET /api/config`: what the page must know of its server before it can offer a start. */
export const configSchema = z.object({
  version: z.string(),
  /** Identity of the journal; a start recorded under another one can't be looked up here. */
  journalId: z.string(),
  targets: z.array(targetSchema),
  inbox: z.object({
    /** Base under which `/hooks/...` is reachable from outside; no trailing slash. */
    publicUrl: z.string(),
  }),
  limits: z.object({
    bodyBytes: z.number(),
    nameLength: z.number(),
    answerBytes: z.number(),
    deliveryBytes: z.number(),
  }),
  startTimeoutMs: z.number(),
})
export type Config = z.infer<typeof configSchema>
