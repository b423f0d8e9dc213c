/**
 * What an editor shows and changes. The source holds the text; while the editor is at work it takes the text from there
 * only when somebody asks, since putting 5 MB together for every key would be felt.
 */
export type TextSource = {
  /** Names the text that is open. Each name has an undo history of its own. */
  id(): string
  read(): string
  /**
   * The editor has changed the text.
   * @param pull gives the text exactly, until the next call
   * @param length in UTF-16 units
   */
  edited(pull: () => string, length: number): void
  /** Calls back when the text was replaced, or another one opened, by anyone but the editor. */
  onReplaced(listener: () => void): () => void
}

/** A text of its own, for an editor that stands alone; knows nothing but its text. */
export function createTextSource(id: string, initial: string) {
  let pull = () => initial
  const edits = new Set<() => void>()
  const replaced = new Set<() => void>()
  const listen = (listeners: Set<() => void>, listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  const tell = (listeners: Set<() => void>) => {
    for (const listener of listeners) listener()
  }
  return {
    id: () => id,
    read: () => pull(),
    edited(next: () => string) {
      pull = next
      tell(edits)
    },
    onReplaced: (listener: () => void) => listen(replaced, listener),
    /** Puts in another text; the editor can undo it. */
    replace(text: string) {
      pull = () => text
      tell(replaced)
      tell(edits)
    },
    /** Calls back with every change, whoever made it. */
    subscribe: (listener: () => void) => listen(edits, listener),
  } satisfies TextSource & Record<string, unknown>
}
