import { openDatabase } from '../../lib/database'
import { type Draft, draftSchema } from '../../lib/draft'
import { LAST_DRAFT } from './drafts'

const PREFIX = 'seedpad.draft '

/**
 * Keeps a draft that the database does not have yet where writing is done when the call returns: a write to the database
 * that begins as the page goes away may never end. What a browser gives us here (about five million characters) holds
 * all but the largest seeds; those have only the write that was begun. Header values are not in a draft.
 */
export function shelterDraft(draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + draft.key, JSON.stringify(draft))
  } catch {
    // No storage at all, or too long for it: it stands on the screen, and perhaps in the database.
  }
}

/** The database has this draft now. What was sheltered after it stays. */
export function leaveShelter({ key, updatedAt }: Draft): void {
  try {
    const text = localStorage.getItem(PREFIX + key)
    if (text !== null && (read(text)?.updatedAt ?? 0) <= updatedAt) localStorage.removeItem(PREFIX + key)
  } catch {
    // Without storage nothing was sheltered.
  }
}

/**
 * Brings what was sheltered into the database, save where that has something newer by now.
 * @returns what could not be brought in since the database is away, newest first; it stays sheltered
 */
export async function bringInSheltered(): Promise<Draft[]> {
  const drafts = sheltered()
  if (drafts.length === 0) return []
  try {
    const { db } = await openDatabase()
    await db.transaction('rw', db.drafts, db.settings, async () => {
      for (const draft of drafts) {
        const stored = await db.drafts.get(draft.key)
        if (stored && stored.updatedAt >= draft.updatedAt) continue
        await db.drafts.put(draft)
        await db.settings.put({ key: LAST_DRAFT, value: draft.key })
      }
    })
    for (const draft of drafts) leaveShelter(draft)
    return []
  } catch {
    return drafts.reverse()
  }
}

/** Oldest first. What can't be read is of no use to anybody, and goes. */
function sheltered(): Draft[] {
  const drafts: Draft[] = []
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(PREFIX)) continue
      const draft = read(localStorage.getItem(name) ?? '')
      if (draft && PREFIX + draft.key === name) drafts.push(draft)
      else localStorage.removeItem(name)
    }
  } catch {
    // Without storage nothing was sheltered.
  }
  return drafts.sort((a, b) => a.updatedAt - b.updatedAt)
}

function read(text: string): Draft | undefined {
  try {
    return draftSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
