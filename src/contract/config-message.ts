import * as z from 'zod/mini'
import { targetSchema } from './target'

/** `GET /api/config`: what the page must know of its server before it can offer a start. */
export const configSchema = z.object({
  version: z.string(),
  /**
   * Identity of this life of the server, another one after each of its starts. A start names the one that it was made for, in
   * all that is ever asked about it: no other sends it.
   */
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
