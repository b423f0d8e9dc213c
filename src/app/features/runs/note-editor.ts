import { createListeners } from '../../lib/listeners'
import { joinNotes } from '../../lib/run-export/merge-run'
import { addNote, setNote } from './annotate-runs'
import { leaveNoteShelter, shelteredNote, shelterNote } from './note-refuge'

const REST_MS = 500

/** A note as it is edited. `other`: what another tab has written over the same one meanwhile, until it is decided. */
type NoteView = {
  text: string
  state: 'unchanged' | 'typing' | 'kept' | 'failed'
  other: string | null
}

/**
 * Edits a run's note: writes it as it is typed, and never over one that another tab has written meanwhile. Both are kept
 * until somebody decides; where nobody can any more, both stay in the note.
 * @param stored the note as it stands in the history
 * @returns a plain store
 */
export function createNoteEditor(startId: string, stored: string) {
  let view: NoteView = { text: stored, state: 'unchanged', other: null }
  /** What stood there when the text here was last the same. */
  let seen = stored
  let dirty = false
  /** On its way to the history. */
  let writing: { note: string; end: Promise<void> } | null = null
  /** Nobody is there any more to be asked. */
  let left = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What was written here: it may be told of again when more has been written. */
  const mine = new Set<string>()
  const listeners = createListeners()
  const set = (change: Partial<NoteView>) => {
    view = { ...view, ...change }
    listeners.tell()
  }

  function write(): Promise<void> {
    clearTimeout(timer)
    if (writing) return writing.end
    if (!dirty || view.other !== null) return Promise.resolve()
    dirty = false
    mine.add(view.text)
    const end = writeDown(view.text)
    writing = { note: view.text, end }
    return end
  }
  async function writeDown(note: string): Promise<void> {
    try {
      const there = await setNote(startId, note, [seen])
      if (there === null) {
        seen = note
        leaveNoteShelter(startId)
        if (!dirty) set({ state: 'kept' })
      } else {
        dirty = true
        set({ other: there })
      }
    } catch {
      dirty = true
      set({ state: 'failed' })
    } finally {
      writing = null
    }
    if (dirty && left) return leave()
    if (dirty && view.state === 'typing') later()
  }
  async function leave(): Promise<void> {
    clearTimeout(timer)
    left = true
    if (dirty || writing) shelterNote(startId, { text: view.text, seen })
    if (!dirty) return writing?.end
    dirty = false
    const { text, other } = view
    try {
      mine.add(text)
      const known = writing ? [seen, writing.note] : [seen]
      if (other !== null || (await setNote(startId, text, known)) !== null) await addNote(startId, text)
      else seen = text
      leaveNoteShelter(startId)
    } catch {
      dirty = true
    }
  }
  function later() {
    clearTimeout(timer)
    timer = setTimeout(() => void write(), REST_MS)
  }
  function take(text: string) {
    dirty = true
    left = false
    set({ text, state: 'typing' })
    later()
  }
  async function decide(text: string): Promise<void> {
    if (view.other === null) return
    seen = view.other
    set({ other: null })
    take(text)
    await write()
  }

  // A reload came before this could be written. What the history has by now, alone or beside another text, is not written again.
  const sheltered = shelteredNote(startId)
  if (sheltered && (stored === sheltered.seen || !stored.includes(sheltered.text))) {
    seen = sheltered.seen
    take(sheltered.text)
  } else leaveNoteShelter(startId)

  return {
    get: () => view,
    subscribe: listeners.subscribe,
    type: take,
    write,
    /** The note stands so in the history now, whoever wrote it. */
    see(now: string) {
      if (now === seen || writing || (mine.has(now) && view.other === null)) return
      if (view.other !== null) set({ other: now })
      else if (dirty) void write()
      else {
        seen = now
        set({ text: now, state: 'unchanged' })
      }
    },
    keepBoth: () => decide(joinNotes(view.other ?? '', view.text)),
    keepMine: () => decide(view.text),
    takeOther: () => decide(view.other ?? view.text),
    /** Nobody will be there to be asked: what was typed is kept, beside what stands there. */
    leave,
  }
}
