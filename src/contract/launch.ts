import * as z from 'zod/mini'
import { dialectSchema } from './target'

/** How the request is written: the dialect, and within it which of the accepted forms. */
export const wireFormatSchema = z.object({
  dialect: dialectSchema,
  /** `string`: the webhook object as a JSON string; only the nested dialect's page knows that form. */
  webhookAs: z.enum(['object', 'string']),
  /** `string`: the seed's JSON as a JSON string. */
  seedAs: z.enum(['object', 'string']),
})
export type WireFormat = z.infer<typeof wireFormatSchema>

/** A webhook to put into the request; absent means the automation's default webhook. */
export type Webhook = { url: string; headers: readonly (readonly [name: string, value: string])[] }

/** What decides the request's text. `seedText` is the editor's text, whitespace and all. */
export type RequestParts = { wire: WireFormat; webhook: Webhook | null; seedText: string }
