import * as z from 'zod/mini'

const PREFIX = 'seedpad.note '
/** `seen`: the note over which the text was typed. */
const shelteredSchema = z.object({ text: z.string(), seen: z.string() })
export type ShelteredNote = z.infer<typeof shelteredSchema>

/**
 * Keeps a note that the history does not have yet where writing is done when the call returns: a write to the database that
 * begins as the page is loaded anew never ends. It goes with the tab.
 */
export function shelterNote(startId: string, note: ShelteredNote): void {
  try {
    sessionStorage.setItem(PREFIX + startId, JSON.stringify(note))
  } catch {
    // No storage, or no room in it: there is the write that was begun.
  }
}

/** @returns what was sheltered of a run's note; null where there is nothing */
export function shelteredNote(startId: string): ShelteredNote | null {
  try {
    const read = shelteredSchema.safeParse(JSON.parse(sessionStorage.getItem(PREFIX + startId) ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** The history has the note now. */
export function leaveNoteShelter(startId: string): void {
  try {
    sessionStorage.removeItem(PREFIX + startId)
  } catch {
    // Without storage nothing was sheltered.
  }
}
