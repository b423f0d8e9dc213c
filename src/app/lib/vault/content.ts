import * as z from 'zod/mini'
import { targetIdSchema } from '../../../contract/target'

/** A profile's mark, beside its initial: never the only thing that tells two apart. */
export const PROFILE_COLOURS = ['slate', 'teal', 'blue', 'plum', 'pink', 'olive'] as const
export type ProfileColour = (typeof PROFILE_COLOURS)[number]

/** Minutes without activity after which the vault locks; 0 is never. */
export const AUTO_LOCK_MINUTES = [5, 15, 60, 0] as const
export type AutoLockMinutes = (typeof AUTO_LOCK_MINUTES)[number]

/** A named pair of credentials. `target` is chosen along with it, where there is one. Either secret may be empty. */
export const profileSchema = z.object({
  id: z.string(),
  name: z.string(),
  colour: z.enum(PROFILE_COLOURS),
  target: z.nullable(targetIdSchema),
  authorization: z.string(),
  apiKey: z.string(),
  /** Each paid start under it asks for the automation's name to be typed. Absent in older vaults: no. */
  confirmTyped: z.optional(z.boolean()),
})
export type Profile = z.infer<typeof profileSchema>

const headerRowSchema = z.object({ name: z.string(), value: z.string() })
/** One header of a webhook with its value, which is a secret. */
export type HeaderRow = z.infer<typeof headerRowSchema>

/** Everything inside the vault, as it is sealed. */
export const vaultContentSchema = z.object({
  profiles: z.array(profileSchema),
  /** Header values by draft key. */
  headerRows: z.record(z.string(), z.array(headerRowSchema)),
  autoLockMinutes: z.literal(AUTO_LOCK_MINUTES),
})
export type VaultContent = z.infer<typeof vaultContentSchema>

/** A change of the content as data in, data out, so that it can be made again on what another tab wrote meanwhile. */
export type VaultEdit = (content: VaultContent) => VaultContent
