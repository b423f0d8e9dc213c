import { type OutputUnit, type Schema, type SchemaDraft, Validator } from '@cfworker/json-schema'
import { parseValue } from './parse-value'

/** One rule that is broken at one place. `name`: of the property that is missing or extra. */
export type Misfit = { keyword: string; pointer: string; location: string; name: string | null }

/** What a schema calls itself; without a word of its own it is read by the newest draft we know. */
function draftOf(schema: unknown): SchemaDraft {
  const named = typeof schema === 'object' && schema !== null && '$schema' in schema ? schema.$schema : ''
  const draft = /draft-0?([47])\b|\b(2019-09)\b/.exec(String(named))
  return draft?.[1] === '4'
    ? '4'
    : draft?.[1] === '7'
      ? '7'
      : draft?.[2] === '2019-09'
        ? '2019-09'
        : '2020-12'
}

/** Why a schema can't be used, in the checker's own words; `null`: it can. */
export function schemaFault(schemaText: string): string | null {
  try {
    const schema: unknown = JSON.parse(schemaText)
    if (
      typeof schema !== 'boolean' &&
      (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    )
      return 'object expected'
    // References and patterns are looked at only where a value leads to them; the whole schema is one such value.
    for (const pattern of patternsOf(schema)) new RegExp(pattern, 'u')
    new Validator(schema as Schema, draftOf(schema), false).validate(null)
    return null
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  }
}

function patternsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'pattern' && typeof value === 'string') return [value]
    const names =
      key === 'patternProperties' && typeof value === 'object' && value !== null ? Object.keys(value) : []
    return [...names, ...patternsOf(value)]
  })
}

/**
 * Checks a value by a schema (draft 4, 7, 2019-09, 2020-12). Only what is broken itself is told, not each rule around it; of
 * alternatives only that none fits.
 * @throws {Error} where the schema can't be used, or the value nests too deep
 */
export function validate(schemaText: string, instanceText: string): Misfit[] {
  return compileSchema(schemaText)(instanceText)
}

/**
 * The same for many values: the schema is read once.
 * @throws {Error} where the schema can't be used
 */
export function compileSchema(schemaText: string): (instanceText: string) => Misfit[] {
  const schema: unknown = JSON.parse(schemaText)
  const validator = new Validator(schema as Schema, draftOf(schema), false)
  return (instanceText) => misfitsOf(validator.validate(parseValue(instanceText)).errors)
}

function misfitsOf(units: readonly OutputUnit[]): Misfit[] {
  const misfits: Misfit[] = []
  let skipsFalse = false
  for (const unit of units) {
    if (unit.keyword === 'false') {
      // Its own location is that of the value; the unit before has said which keyword it was.
      if (!skipsFalse) misfits.push(extra(unit))
      continue
    }
    skipsFalse = IN_ALTERNATIVE.test(unit.keywordLocation)
    if (skipsFalse || AROUND.has(unit.keyword)) continue
    const { keyword, instanceLocation: pointer, keywordLocation: location } = unit
    misfits.push({ keyword, pointer, location, name: keyword === 'required' ? quoted(unit.error) : null })
  }
  return misfits
}

/** Keywords that only say that something inside them is broken. */
const AROUND = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'allOf',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependencies',
  'propertyNames',
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
])
const IN_ALTERNATIVE = /\/(?:anyOf|oneOf|not|if|contains)\//

function extra({ instanceLocation: pointer, keywordLocation: location }: OutputUnit): Misfit {
  return { keyword: 'additionalProperties', pointer, location, name: null }
}

/** The checker names a missing property only in its sentence. */
const quoted = (sentence: string): string | null => /property "(.*)"\.$/s.exec(sentence)?.[1] ?? null
