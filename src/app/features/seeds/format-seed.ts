import { applyEdits, format } from 'jsonc-parser'

/** Lays a JSON text out with two spaces a level. Only white space changes: numbers, keys and order stay as written. */
export function formatSeed(text: string): string {
  const edits = format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' })
  return applyEdits(text, edits)
}
