import type { editor } from 'monaco-editor/editor'
import { jsonDefaults } from './load-monaco'

/** RFC 8259 only: what the platform's parser would refuse is an error here too. Nothing is ever fetched. */
const OPTIONS = {
  validate: true,
  allowComments: false,
  trailingCommas: 'error',
  comments: 'error',
  enableSchemaRequest: false,
  schemaRequest: 'ignore',
  schemaValidation: 'warning',
} as const

const schemas = new Map<string, unknown>()
jsonDefaults.setDiagnosticsOptions({ ...OPTIONS, schemas: [] })

/** Lets Monaco complete, explain and underline a text by a JSON Schema; `null` takes it away. */
export function attachSchema(model: editor.ITextModel, schema: unknown): void {
  const uri = model.uri.toString()
  if ((schemas.get(uri) ?? null) === schema) return
  if (schema === null) schemas.delete(uri)
  else schemas.set(uri, schema)
  model.onWillDispose(() => schemas.delete(uri))
  jsonDefaults.setDiagnosticsOptions({
    ...OPTIONS,
    schemas: [...schemas].map(([of, schema]) => ({ uri: `${of}.schema`, fileMatch: [of], schema })),
  })
}
