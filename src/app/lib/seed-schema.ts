import * as z from 'zod/mini'

/** The JSON Schema of one automation's seeds, whatever the target. Its text stays as it was pasted, inferred or edited. */
export const seedSchemaSchema = z.object({
  key: z.string(),
  project: z.string(),
  automation: z.string(),
  schemaText: z.string(),
  /** `inferred`: made from accepted seeds and not edited since. */
  origin: z.enum(['attached', 'inferred']),
  /** How many accepted seeds an inferred schema was made from; null for an attached one. */
  inferredFrom: z.nullable(z.number()),
  /** Milliseconds since 1970. */
  updatedAt: z.number(),
})
export type SeedSchema = z.infer<typeof seedSchemaSchema>

/** Each automation has at most one schema. */
export const seedSchemaKey = (project: string, automation: string): string =>
  JSON.stringify([project.trim(), automation.trim()])
