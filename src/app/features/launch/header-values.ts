import * as z from 'zod/mini'

const STORAGE_KEY = 'seedpad.header-values'
const pairSchema = z.tuple([z.string(), z.string()])
const storedSchema = z.record(z.string(), z.array(pairSchema))

type Row = { name: string; value: string }

/**
 * The header rows of a draft: its names, from the database, with the values that this tab holds for them. Values are
 * secrets, so they live in this tab only, each under its name: another tab may have moved, added or renamed rows, and a
 * value must never end up under another name.
 */
export function withHeaderValues(draftKey: string, names: readonly string[]): Row[] {
  const held = [...(readAll()[draftKey] ?? [])]
  return names.map((name) => {
    const at = held.findIndex(([of]) => of.toLowerCase() === name.toLowerCase())
    const [pair] = at < 0 ? [] : held.splice(at, 1)
    return { name, value: pair?.[1] ?? '' }
  })
}

export function keepHeaderValues(draftKey: string, rows: readonly Row[]): void {
  const all = readAll()
  const pairs = rows
    .filter(({ value }) => value !== '')
    .map(({ name, value }): [string, string] => [name, value])
  if (pairs.length > 0) all[draftKey] = pairs
  else delete all[draftKey]
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(all))
  } catch {
    // Without session storage the values live in the form alone.
  }
}

function readAll(): Record<string, [string, string][]> {
  try {
    const stored = storedSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}'))
    return stored.success ? stored.data : {}
  } catch {
    return {}
  }
}
