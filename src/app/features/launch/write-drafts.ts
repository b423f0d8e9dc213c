import { openDatabase } from '../../lib/database'
import type { Draft } from '../../lib/draft'
import { asideOf, keepAside, letAsideGo } from './aside-drafts'
import type { Sheltered } from './draft-refuge'
import { LAST_DRAFT, type Workspace } from './drafts'
import { hasSeenDraft, sawDraft } from './seen-drafts'

export { asideOf, letAsideGo }

/**
 * Writes a draft down; the page opens with it next time. Whatever the page has not shown is never lost by it, be it another
 * tab’s, newer than what a slow start-up has read, or there though it could not be read: it is kept aside, in the same transaction.
 * @returns what was kept aside for it
 */
export async function saveDraft(draft: Draft): Promise<Draft | null> {
  const { db } = await openDatabase()
  return db.transaction('rw', db.drafts, db.settings, async () => {
    const stored = await db.drafts.get(draft.key)
    const isOther = stored !== undefined && !hasSeenDraft(stored) && !sameDraft(stored, draft)
    if (isOther) await keepAside(db, stored)
    sawDraft(draft)
    await db.drafts.put(draft)
    await db.settings.put({ key: LAST_DRAFT, value: draft.key })
    return isOther ? stored : null
  })
}

/**
 * Puts a draft back that is not open. What stands in the database now is kept aside, unless it is known to be of no worth.
 * @param worthless what took the draft’s place and is still to be had elsewhere
 */
export async function putDraftBack(draft: Draft, worthless: Workspace): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.drafts, db.settings, async () => {
    const stored = await db.drafts.get(draft.key)
    if (stored && stored.seedText !== worthless.seedText && !sameDraft(stored, draft))
      await keepAside(db, stored)
    sawDraft(draft)
    await db.drafts.put(draft)
  })
}

/** Whether both hold the same, whenever they were written. */
const sameDraft = (a: Draft, b: Draft) => a.seedText === b.seedText && withoutText(a) === withoutText(b)
const withoutText = ({ project, automation, sendTo, webhookUrl, headerNames, wire, fromLink }: Draft) => {
  const { dialect, webhookAs, seedAs } = wire
  const names = [project, automation, sendTo, webhookUrl, headerNames]
  return JSON.stringify([...names, dialect, webhookAs, seedAs, fromLink ?? false])
}

/** Brings sheltered drafts in; see `bringInSheltered`. */
export async function bringIn(drafts: readonly Sheltered[]): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.drafts, db.settings, async () => {
    for (const { after, ...draft } of drafts) {
      const stored = await db.drafts.get(draft.key)
      const isOther = stored && !sameDraft(stored, draft)
      if (stored && stored.updatedAt >= draft.updatedAt) {
        if (isOther) await keepAside(db, draft)
        continue
      }
      // One that was sheltered before it was noted what came before it, came after what is there.
      if (isOther && after && !after.includes(stored.updatedAt)) await keepAside(db, stored)
      await db.drafts.put(draft)
      await db.settings.put({ key: LAST_DRAFT, value: draft.key })
    }
  })
}

/** Keeps a text of this tab that gave way to another one. */
export async function keepOwnAside(draft: Draft): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.settings, () => keepAside(db, draft))
}
