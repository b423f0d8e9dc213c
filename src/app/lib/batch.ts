import * as z from 'zod/mini'
import { targetIdSchema } from '../../contract/target'
import { keptFormFields } from './draft'

/** How a batch goes: as many at once, as many a minute, with a pause between two, in which order, and when to give up. */
export const paceSchema = z.object({
  concurrency: z.number().check(z.int(), z.gte(1), z.lte(4)),
  /** At most so many starts in any minute; null: no such limit. */
  perMinute: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(3000))),
  /** Milliseconds between the beginnings of two starts. */
  delayMs: z.number().check(z.gte(0), z.lte(3_600_000)),
  /** `list`: begun in the order of the list. `any`: shuffled, so that a stop half way leaves a fair sample. */
  order: z.enum(['list', 'any']),
  /** Refusals in a row after which it stops by itself. */
  refusals: z.number().check(z.int(), z.gte(1), z.lte(1000)),
})
export type Pace = z.infer<typeof paceSchema>

/** What a column's cells become in the seed. */
export const columnTypeSchema = z.enum(['text', 'number', 'boolean', 'null', 'json'])
export type ColumnType = z.infer<typeof columnTypeSchema>

export const columnSchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  /** An empty cell becomes `null` whatever the type. */
  emptyIsNull: z.boolean(),
})
export type Column = z.infer<typeof columnSchema>

/** Why a batch rests. `null` in a batch that was never begun, or is being sent. */
export const restSchema = z.enum([
  'paused',
  'stopped',
  'trial',
  'limit',
  'budget',
  'unknown',
  'credentials',
  'plan',
  'balance',
  'refusals',
  'not-found',
  'unreachable',
  'server-refused',
  'history',
  'fault',
  'done',
])
export type Rest = z.infer<typeof restSchema>

/**
 * Many starts of one automation. No secrets: header values and credentials are given anew whenever it is sent on. What
 * became of its rows stands in their runs.
 */
export const batchSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  target: z.object({ id: targetIdSchema, label: z.string(), baseUrl: z.string(), simulated: z.boolean() }),
  ...keptFormFields,
  pace: paceSchema,
  /** At most so many starts may leave. */
  limit: z.number(),
  rowCount: z.number(),
  /** Rows that the operator left out afterwards. They are not sent; a row that was taken stays as it is. */
  leftOut: z.optional(z.array(z.number())),
  /** Where the rows come from: a file's name, or none. */
  source: z.string(),
  columns: z.array(columnSchema),
  template: z.string(),
  /** The batch whose rows these were. */
  retryOf: z.nullable(z.string()),
  /** `sending` with no tab that holds the lock: it was interrupted. */
  status: z.enum(['ready', 'sending', 'resting']),
  rest: z.nullable(restSchema),
  /** The run that made it stop, and what the platform or the page said. */
  restRun: z.nullable(z.string()),
  begunAt: z.nullable(z.number()),
  restedAt: z.nullable(z.number()),
})
export type Batch = z.infer<typeof batchSchema>

/** One row of a batch: its exact seed. Written once and never changed. */
export const batchRowSchema = z.object({
  batchId: z.string(),
  /** From 0, in the order of the list. */
  row: z.number(),
  /** Where it stands in its source, from 1; null where that has no lines. */
  line: z.nullable(z.number()),
  /** The cells of the input, for the results. */
  values: z.array(z.string()),
  seedText: z.string(),
  /** The run of another batch that this row sends again, knowingly. */
  againOf: z.nullable(z.string()),
})
export type BatchRow = z.infer<typeof batchRowSchema>

/**
 * The run that took a row, written in the same transaction as the run itself. It stays when that run is deleted: a row
 * that was taken is not sent by itself again, unless its run proves that nothing left.
 */
export type BatchClaim = { batchId: string; row: number; startId: string }

export const DEFAULT_PACE: Pace = { concurrency: 2, perMinute: null, delayMs: 0, order: 'list', refusals: 5 }
