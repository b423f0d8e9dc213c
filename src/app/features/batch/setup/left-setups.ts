import type { SeedpadDatabase } from '../../../lib/database'
import { type KeptHead, readHead } from './kept-setup'
import type { InputKind } from './setup-state'
import { ifTabIsClosed, tabIsOpen } from './tab-id'

const PREFIX = 'batchSetup '
/** Set-ups of tabs that were closed, the newest ones. */
const MOST_KEPT = 4

export const headKey = (tab: string) => `${PREFIX}${tab}`
export const textKey = (tab: string, kind: InputKind) => `${PREFIX}${tab} text ${kind}`
export const filesKey = (tab: string, kind: InputKind) => `${PREFIX}${tab} files ${kind}`

/** What is kept of one tab; `head`: null where only parts are left, or what no version of ours can read. */
type KeptTab = { tab: string; head: KeptHead | null }

/** Tabs of which something is here, the one that was worked on last first. */
async function keptTabs(db: SeedpadDatabase): Promise<KeptTab[]> {
  const keys = await db.settings.where('key').startsWith(PREFIX).primaryKeys()
  const tabs = [...new Set(keys.flatMap((key) => /^batchSetup (\S+)/.exec(key)?.[1] ?? []))]
  const heads = await db.settings.bulkGet(tabs.map(headKey))
  return tabs
    .map((tab, at) => ({ tab, head: readHead(heads[at]?.value) }))
    .sort((a, b) => (b.head?.at ?? 0) - (a.head?.at ?? 0))
}

/** The tab whose set-up was worked on last, of those that are closed. */
export async function leftBehind(db: SeedpadDatabase): Promise<string | null> {
  for (const { tab, head } of await keptTabs(db)) if (head && !(await tabIsOpen(tab))) return tab
  return null
}

/** Takes all that is kept of a tab away. */
export function forgetTab(db: SeedpadDatabase, tab: string): Promise<void> {
  return db.transaction('rw', db.settings, async () => {
    await db.settings.delete(headKey(tab))
    await db.settings
      .where('key')
      .startsWith(`${headKey(tab)} `)
      .delete()
  })
}

/** Removes what nobody can take over: parts without a head. Never of a tab that lives. */
export async function forgetParts(db: SeedpadDatabase): Promise<void> {
  for (const { tab, head } of await keptTabs(db))
    if (!head) await ifTabIsClosed(tab, () => forgetTab(db, tab))
}

/** Keeps the newest set-ups of closed tabs only. @param own this tab's name */
export async function forgetOld(db: SeedpadDatabase, own: string): Promise<void> {
  for (const { tab } of (await keptTabs(db)).slice(MOST_KEPT))
    if (tab !== own) await ifTabIsClosed(tab, () => forgetTab(db, tab))
}

/** A set-up that a closed tab left. `name`: of its file or folder; null: typed or pasted. */
export type LeftSetup = { tab: string; name: string | null; bytes: number }

/** What closed tabs left that has rows. @param own this tab's name */
export async function leftSetups(db: SeedpadDatabase, own: string | null): Promise<LeftSetup[]> {
  const left: LeftSetup[] = []
  for (const { tab, head } of await keptTabs(db)) {
    if (!head || tab === own || (await tabIsOpen(tab))) continue
    const files = Object.values(head.chosen).flatMap((chosen) => chosen ?? [])
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    const texts = await db.settings
      .where('key')
      .startsWith(`${headKey(tab)} text `)
      .count()
    if (files.length > 0 || texts > 0) left.push({ tab, name: files[0]?.name ?? null, bytes })
  }
  return left
}

/** Deletes them, but for those that a tab has taken over since. */
export async function forgetLeft(db: SeedpadDatabase, left: readonly LeftSetup[]): Promise<void> {
  for (const { tab } of left) await ifTabIsClosed(tab, () => forgetTab(db, tab))
}
