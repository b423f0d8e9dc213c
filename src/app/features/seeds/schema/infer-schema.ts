import { createCompoundSchema, type Schema } from 'genson-js'
import { parseValue } from '../../../lib/json/parse-value'

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'
/** An object with more names than this is a table of its own; another name in it is nothing unusual. */
const MOST_NAMES = 50
const COMMENT = '_comment'

/**
 * A schema that all these seeds fit. Names that none of them had do not fit it, so that a mistyped one is noticed; the
 * customary `_comment` may always stand or be missing.
 * @param texts valid JSON, at least one
 * @returns JSON text, laid out
 */
export function inferSchema(texts: readonly string[]): string {
  const schema = createCompoundSchema(texts.map((text) => parseValue(text)))
  return JSON.stringify({ $schema: DRAFT, ...close(schema) }, null, 2)
}

function close(schema: Schema): object {
  const { properties, items, anyOf, required, ...rest } = schema
  const names = Object.keys(properties ?? {})
  const needed = required?.filter((name) => name !== COMMENT) ?? []
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, close(inner)])),
      ...(needed.length > 0 && { required: needed }),
      ...(names.length <= MOST_NAMES && {
        ...(names.includes(COMMENT) ? {} : { patternProperties: { '^_comment$': true } }),
        additionalProperties: false,
      }),
    }),
    ...(items && { items: close(items) }),
    ...(anyOf && { anyOf: anyOf.map(close) }),
  }
}
