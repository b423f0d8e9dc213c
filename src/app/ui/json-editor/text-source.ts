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
