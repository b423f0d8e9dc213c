import * as z from 'zod/mini'
import { LIMITS } from '../../../../contract/limits'
import { targetIdSchema } from '../../../../contract/target'
import { wireChoiceSchema } from '../../../lib/draft'
import { sendToSchema } from '../../../lib/run'

/** What a link carries. There is no place in it for a credential, a header's value or an inbox's id. */
export const sharedLaunchSchema = z.strictObject({
  target: targetIdSchema,
  project: z.string().check(z.maxLength(LIMITS.nameLength)),
  automation: z.string().check(z.maxLength(LIMITS.nameLength)),
  sendTo: sendToSchema,
  /** Left out where the sender wanted so. */
  webhookUrl: z.optional(z.string().check(z.maxLength(4096))),
  headerNames: z.array(z.string().check(z.maxLength(256))).check(z.maxLength(100)),
  wire: wireChoiceSchema,
  seed: z.string(),
})
export type SharedLaunch = z.infer<typeof sharedLaunchSchema>
