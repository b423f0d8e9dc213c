import * as z from 'zod/mini'

/** A seed kept under a name: for one automation (on any target), or for all where both names are null. */
export const savedSeedSchema = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  project: z.nullable(z.string()),
  automation: z.nullable(z.string()),
  /** The exact text. */
  seedText: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type SavedSeed = z.infer<typeof savedSeedSchema>
