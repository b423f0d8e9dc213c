import * as z from 'zod/mini'

const STORAGE_KEY = 'seedpad.header-values'
const storedSchema = z.record(z.string(), z.array(z.string()))

/**
 * The header values of a draft. They are secrets, so they live in this tab only, beside the draft whose names are in
 * the database.
 */
export function readHeaderValues(draftKey: string): string[] {
  return readAll()[draftKey] ?? []
}

export function writeHeaderValues(draftKey: string, values: string[]): void {
  const all = readAll()
  if (values.some((value) => value !== '')) all[draftKey] = values
  else delete all[draftKey]
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(all))
  } catch {
    // Without session storage the values live in the form alone.
  }
}

function readAll(): Record<string, string[]> {
  try {
    const stored = storedSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}'))
    return stored.success ? stored.data : {}
  } catch {
    return {}
  }
}
