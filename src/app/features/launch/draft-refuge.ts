import * as z from 'zod/mini'
import { type Draft, draftSchema } from '../../lib/draft'
import { draftWriter } from './draft-writer'
import { sawDraft, seenOf } from './seen-drafts'

const PREFIX = 'seedpad.draft '
/** `after`: when the texts were written that its page had shown or made before. */
const shelteredSchema = z.extend(draftSchema, { after: z.optional(z.array(z.number())) })
export type Sheltered = z.infer<typeof shelteredSchema>

/**
 * Keeps a draft that the database does not have yet where writing is done when the call returns: a write to the database
 * that begins as the page goes away may never end. What a browser gives us here (about five million characters) holds
 * all but the largest seeds; those have only the write that was begun. Header values are not in a draft.
 */
export function shelterDraft(draft: Draft): void {
  try {
    const sheltered: Sheltered = { ...draft, after: [...seenOf(draft.key)] }
    localStorage.setItem(PREFIX + draft.key, JSON.stringify(sheltered))
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
 * Brings what was sheltered into the database. Where that has a text that its page had not seen (another tab’s), the newer one
 * of the two is the draft, and the other is kept aside.
 * @returns what could not be brought in since the database is away, newest first; it stays sheltered
 */
export async function bringInSheltered(): Promise<Draft[]> {
  const drafts = sheltered()
  if (drafts.length === 0) return []
  try {
    const { bringIn } = await draftWriter()
    await bringIn(drafts)
    for (const draft of drafts) leaveShelter(draft)
    return []
  } catch {
    for (const { key, after = [] } of drafts) for (const updatedAt of after) sawDraft({ key, updatedAt })
    return drafts.reverse()
  }
}

/** Oldest first. What can't be read is of no use to anybody, and goes. */
function sheltered(): Sheltered[] {
  const drafts: Sheltered[] = []
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

function read(text: string): Sheltered | undefined {
  try {
    return shelteredSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
