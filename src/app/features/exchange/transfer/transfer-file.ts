import * as z from 'zod/mini'
import { targetIdSchema } from '../../../../contract/target'

/** What the file calls itself, and which form of it this is. Described for readers in `docs/export-file.md`. */
export const FORMAT = 'seedpad-export'
export const VERSION = 1

const timeSchema = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))))
const nameSchema = z.string().check(z.refine((text) => text.trim() !== ''))

const savedSeedSchema = z
  .strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(100)),
    name: nameSchema,
    note: z.string(),
    tags: z.array(z.string()),
    /** Both names null: offered for all automations. */
    project: z.nullable(z.string()),
    automation: z.nullable(z.string()),
    /** The exact text; it need not be JSON. */
    seed: z.string(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .check(z.refine(({ project, automation }) => (project === null) === (automation === null)))

const schemaSchema = z.strictObject({
  project: z.string(),
  automation: z.string(),
  /** The exact text of the JSON Schema. */
  schema: z.string(),
  origin: z.enum(['attached', 'inferred']),
  inferredFrom: z.nullable(z.int()),
  updatedAt: timeSchema,
})

const settingsSchema = z.strictObject({
  language: z.optional(z.enum(['en', 'pt-BR'])),
  theme: z.optional(z.enum(['system', 'light', 'dark'])),
  target: z.optional(targetIdSchema),
})

const unique = (keys: string[]) => new Set(keys).size === keys.length

/** What a file holds, once its envelope is off. There is no place in it for a credential, a header value or an inbox's id. */
export const contentSchema = z.strictObject({
  savedSeeds: z.array(savedSeedSchema).check(z.refine((seeds) => unique(seeds.map(({ id }) => id)))),
  schemas: z
    .array(schemaSchema)
    .check(z.refine((all) => unique(all.map((one) => JSON.stringify([one.project, one.automation]))))),
  settings: settingsSchema,
})
export type TransferContent = z.infer<typeof contentSchema>
export type TransferSeed = TransferContent['savedSeeds'][number]
export type TransferSchema = TransferContent['schemas'][number]

/** The outer part is read first: a file of a later version may have any other content. */
export const envelopeSchema = z.object({ format: z.literal(FORMAT), version: z.int() })

export const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  exportedAt: timeSchema,
  /** `crc32:` and eight digits, over the content as `JSON.stringify` writes it. Left out in a file made by hand. */
  check: z.optional(z.string()),
  content: contentSchema,
})
