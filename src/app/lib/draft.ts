import * as z from 'zod/mini'
import { targetIdSchema } from '../../contract/target'
import { sendToSchema } from './run'

/** The operator's choice of wire format; `default` follows the target. */
export const wireChoiceSchema = z.object({
  dialect: z.enum(['default', 'nested', 'flat']),
  webhookAs: z.enum(['object', 'string']),
  seedAs: z.enum(['object', 'string']),
})
export type WireChoice = z.infer<typeof wireChoiceSchema>

/** Fields of the launch form as they may be kept: all but the seed, and of headers the names only, since values are secrets. */
export const keptFormFields = {
  project: z.string(),
  automation: z.string(),
  sendTo: sendToSchema,
  webhookUrl: z.string(),
  headerNames: z.array(z.string()),
  wire: wireChoiceSchema,
}

/**
 * Set where a link has filled the form in, until the operator has confirmed a start of it: whoever made the link chose what
 * stands there.
 */
export const linkMark = { fromLink: z.optional(z.boolean()) }

/** What was typed for one automation on one target. */
export const draftSchema = z.object({
  key: z.string(),
  target: targetIdSchema,
  ...keptFormFields,
  ...linkMark,
  seedText: z.string(),
  updatedAt: z.number(),
})
export type Draft = z.infer<typeof draftSchema>

/** Each automation of each target has a draft of its own. */
export const draftKey = (target: string, project: string, automation: string): string =>
  JSON.stringify([target, project.trim(), automation.trim()])

const keySchema = z.tuple([z.string(), z.string(), z.string()])

/** Target, project and automation of a draft's key; `null` for a text that is none. */
export function readDraftKey(key: string): { target: string; project: string; automation: string } | null {
  try {
    const [target, project, automation] = keySchema.parse(JSON.parse(key))
    return { target, project, automation }
  } catch {
    return null
  }
}
