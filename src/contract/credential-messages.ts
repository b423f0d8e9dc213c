import * as z from 'zod/mini'
import { targetIdSchema } from './target'

/** Body of `POST /api/credentials/check`. */
export const credentialCheckRequestSchema = z.object({
  target: targetIdSchema,
  authorization: z.string(),
  apiKey: z.string(),
})
export type CredentialCheckRequest = z.infer<typeof credentialCheckRequestSchema>

/**
 * Answer of `POST /api/credentials/check`. `key-pending`: the gateway answers 403 `Forbidden`, which is what a
 * fresh key gets until it is active, and a wrong one for ever. `unavailable`: nothing could be learned.
 */
export const credentialCheckSchema = z.object({
  state: z.enum(['valid', 'invalid', 'key-pending', 'unavailable']),
  username: z.optional(z.string()),
  email: z.optional(z.string()),
  message: z.optional(z.string()),
})
export type CredentialCheck = z.infer<typeof credentialCheckSchema>
