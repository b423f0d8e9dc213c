import * as z from 'zod/mini'
import { isPossibleTime } from './possible-time'

/** The message of an issue about a time that can't be one. */
export const IMPOSSIBLE_TIME = 'impossible-time'

/** Milliseconds since 1970, whole, from 2000 to 2100. */
export const timeSchema = z
  .number()
  .check(z.refine((ms) => Number.isInteger(ms) && isPossibleTime(ms), IMPOSSIBLE_TIME))

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** The same as ISO 8601 text with its zone. */
export const isoTimeSchema = z
  .string()
  .check(z.refine((text) => ISO.test(text) && isPossibleTime(Date.parse(text)), IMPOSSIBLE_TIME))
