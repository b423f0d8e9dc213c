import { type CheckedJson, checkJson } from '../../../../contract/json-text'
import { utf8Length } from '../../../../contract/limits'
import type { SeedFindings } from '../seed-document'
import { type Change, compareJson } from '../text/compare'
import { inspect } from '../text/inspect'
import { layOut } from '../text/lay-out'
import { sortKeys } from '../text/sort-keys'

export type Rewrite = 'format' | 'compact' | 'sort'

/** What the worker does with texts that may be large. Pure functions; all of them want valid JSON but `check`. */
export const jobs = {
  check: (text: string): { result: CheckedJson; bytes: number } => ({
    result: checkJson(text),
    bytes: utf8Length(text),
  }),
  findings: (text: string, _schemaText: string | null): SeedFindings => ({
    notes: inspect(text),
    violations: null,
  }),
  rewrite: (text: string, how: Rewrite): string => (how === 'sort' ? sortKeys(text) : layOut(text, how)),
  compare: (a: string, b: string): Change[] => compareJson(a, b),
}

export type Jobs = typeof jobs
export type Request = {
  [Name in keyof Jobs]: { id: number; job: Name; args: Parameters<Jobs[Name]> }
}[keyof Jobs]
export type Reply = { id: number; ok: true; result: unknown } | { id: number; ok: false; message: string }
