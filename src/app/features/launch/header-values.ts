import * as z from 'zod/mini'
import { tabKeeping } from '../../lib/tab-keeping'
import type { HeaderRow, VaultContent } from '../../lib/vault/content'
import { vaultState } from '../../lib/vault/state'

const STORAGE_KEY = 'seedpad.header-values'
const pairSchema = z.tuple([z.string(), z.string()])
const storedSchema = z.record(z.string(), z.array(pairSchema))
type Held = Record<string, [string, string][]>

/** What is held outside of the vault, by draft; `null`: not looked for yet. */
let inMemory: Held | null = null

/**
 * The header rows of a draft: its names, from the database, with the values that are held for them. Values are secrets:
 * they live in the vault while it is open, else in memory, and in this tab's storage only where the operator chose to
 * keep what is secret there. Each stands under its name: another tab may have moved, added or renamed rows, and a value must never end up under another name.
 */
export function withHeaderValues(draftKey: string, names: readonly string[]): HeaderRow[] {
  const held = [...heldRows(draftKey)]
  return names.map((name) => {
    const at = held.findIndex((row) => sameName(row.name, name))
    const [row] = at < 0 ? [] : held.splice(at, 1)
    return { name, value: row?.value ?? '' }
  })
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function heldRows(draftKey: string): readonly HeaderRow[] {
  const vault = vaultState.get()
  if (vault.status === 'open') return vault.content.headerRows[draftKey] ?? []
  return readTab()[draftKey]?.map(([name, value]) => ({ name, value })) ?? []
}

export function keepHeaderValues(draftKey: string, rows: readonly HeaderRow[]): void {
  const filled = rows.filter(({ value }) => value !== '').map(({ name, value }) => ({ name, value }))
  const vault = vaultState.get()
  if (vault.status === 'open') {
    if (JSON.stringify(filled) !== JSON.stringify(heldRows(draftKey)))
      vault.change((content) => withRows(content, draftKey, filled)).catch(notKept)
    return
  }
  const all = { ...readTab() }
  if (filled.length > 0) all[draftKey] = filled.map(({ name, value }) => [name, value])
  else delete all[draftKey]
  writeTab(all)
}

/** Puts what this tab holds into the vault that has just been opened, and takes it out of the tab. */
export function moveHeaderValuesIntoVault(): void {
  const vault = vaultState.get()
  const all = readTab()
  if (vault.status !== 'open' || Object.keys(all).length === 0) return
  vault
    .change((content) =>
      Object.entries(all).reduce((merged, [draftKey, pairs]) => {
        const typed = pairs.map(([name, value]) => ({ name, value }))
        const others = (merged.headerRows[draftKey] ?? []).filter(
          (row) => !typed.some(({ name }) => sameName(name, row.name)),
        )
        return withRows(merged, draftKey, [...typed, ...others])
      }, content),
    )
    .then(forgetTabHeaderValues, notKept)
}

/** Takes every header value out of this tab. */
export const forgetTabHeaderValues = (): void => writeTab({})

function withRows(content: VaultContent, draftKey: string, rows: HeaderRow[]): VaultContent {
  const { [draftKey]: _, ...others } = content.headerRows
  return { ...content, headerRows: rows.length > 0 ? { ...others, [draftKey]: rows } : others }
}

/** The values stay in the form. The vault's own troubles are told where it is looked into. */
function notKept(error: unknown) {
  console.warn('header values not sealed:', error instanceof Error ? error.name : 'unknown')
}

function readTab(): Held {
  inMemory ??= tabKeeping.get() ? readStorage() : {}
  return inMemory
}

function readStorage(): Held {
  try {
    const stored = storedSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}'))
    return stored.success ? stored.data : {}
  } catch {
    return {}
  }
}

function writeTab(all: Held) {
  inMemory = all
  writeStorage()
}

/** Also takes out what was written while it was to be kept. */
function writeStorage() {
  const all = readTab()
  try {
    if (tabKeeping.get() && Object.keys(all).length > 0)
      sessionStorage.setItem(STORAGE_KEY, JSON.stringify(all))
    else sessionStorage.removeItem(STORAGE_KEY)
  } catch {
    // Without session storage the values live in memory alone.
  }
}
tabKeeping.subscribe(writeStorage)
