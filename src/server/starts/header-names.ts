import * as z from 'zod/mini'
import { EVERY_HEADER } from '../../contract/mask-delivery'
import type { WebhookHeaders } from './webhook-headers'

/** Longer than anybody writes into a form; kept for ever, so not without bound. */
const LONGEST_NAME = 200

const storedSchema = z.array(z.string())

/** What the journal keeps of a start's webhook headers: names in lower case, as they come in with the delivery. */
export function namesToKeep(headers: WebhookHeaders): string[] {
  const names = new Set(headers.names.map((name) => name.trim().toLowerCase()))
  if ([...names].some(({ length }) => length > LONGEST_NAME)) return [EVERY_HEADER]
  return [...names]
}

/** Reads them back; what was written before names were kept, can't be read, or is not there (after a restore), may be any. */
export function keptNames(stored: unknown): readonly string[] {
  if (typeof stored !== 'string') return [EVERY_HEADER]
  try {
    return storedSchema.parse(JSON.parse(stored))
  } catch {
    return [EVERY_HEADER]
  }
}
