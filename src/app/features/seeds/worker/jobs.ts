import { type CheckedJson, checkJson } from '../../../../contract/json-text'
import { utf8Length } from '../../../../contract/limits'
import { layOut } from '../../../lib/json/lay-out'
import { schemaFault } from '../../../lib/json/validate'
import { findViolations } from '../schema/find-violations'
import { inferSchema } from '../schema/infer-schema'
import { addMissing, removeExtra } from '../schema/mend'
import type { Violation } from '../schema/violation'
import type { SeedFindings } from '../seed-document'
import { inspect } from '../text/inspect'
import { sortKeys } from '../text/sort-keys'

export type Rewrite = 'format' | 'compact' | 'sort'

/** What the worker does with texts that may be large. Pure functions; all of them want valid JSON but `check`. */
export const jobs = {
  check: (text: string): { result: CheckedJson; bytes: number } => ({
    result: checkJson(text),
    bytes: utf8Length(text),
  }),
  findings: (text: string, schemaText: string | null): SeedFindings => ({
    notes: inspect(text),
    violations: schemaText === null ? null : violations(text, schemaText),
  }),
  rewrite: (text: string, how: Rewrite): string => (how === 'sort' ? sortKeys(text) : layOut(text, how)),
  mend: (text: string, schemaText: string, how: 'add' | 'remove'): string =>
    how === 'add' ? addMissing(text, schemaText) : removeExtra(text, schemaText),
  infer: (texts: string[]): string => inferSchema(texts),
  schemaFault: (schemaText: string): string | null => schemaFault(schemaText),
}

/** A schema that can't be used says nothing about the seed; the schema's own dialog says why. */
function violations(text: string, schemaText: string): Violation[] | null {
  try {
    return findViolations(text, schemaText)
  } catch {
    return null
  }
}

export type Jobs = typeof jobs
