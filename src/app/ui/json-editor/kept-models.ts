import type { editor } from 'monaco-editor/editor'
import { monaco } from './load-monaco'

/** A text that was opened, with its undo history and where the reader was in it. */
export type KeptModel = {
  model: editor.ITextModel
  viewState: editor.ICodeEditorViewState | null
  /** The text as last put in from outside, and the model's state then: Monaco makes all line ends alike. */
  placed: { text: string; state: number }
}

const MOST_MODELS = 40
const MOST_CHARACTERS = 40_000_000

/** In the order of use, the latest last. Undo histories outlive the editor's being taken off the page. */
const kept = new Map<string, KeptModel>()
let lastNumber = 0

/**
 * The model of a text, made on first use; it may be older than the text, then `placeText` brings it up to date.
 * @param onForgotten told which undo histories had to go to make room
 */
export function keptModel(id: string, text: string, onForgotten: (ids: string[]) => void): KeptModel {
  const known = kept.get(id)
  kept.delete(id)
  const entry = known ?? newModel(text)
  kept.set(id, entry)
  const forgotten = makeRoom()
  if (forgotten.length > 0) onForgotten(forgotten)
  return entry
}

function newModel(text: string): KeptModel {
  lastNumber += 1
  const model = monaco.editor.createModel(text, 'json', monaco.Uri.parse(`text://kept/${lastNumber}.json`))
  return { model, viewState: null, placed: { text, state: model.getAlternativeVersionId() } }
}

function makeRoom(): string[] {
  const forgotten: string[] = []
  let characters = 0
  for (const { model } of kept.values()) characters += model.getValueLength()
  for (const [id, { model }] of kept) {
    if (kept.size <= MOST_MODELS && characters <= MOST_CHARACTERS) break
    // The one in use is the last; it stays, whatever its size.
    if (kept.size === 1) break
    characters -= model.getValueLength()
    kept.delete(id)
    model.dispose()
    forgotten.push(id)
  }
  return forgotten
}

/** Whether this is its text already, as it was put in or as it stands now. */
export const holdsText = ({ model, placed }: KeptModel, text: string): boolean =>
  (placed.text === text && placed.state === model.getAlternativeVersionId()) || model.getValue() === text

/**
 * Puts in a text from outside as one edit, so that undo brings the former text back. What Monaco makes of its line ends
 * is not taken back: outside, the text stays as it is until it is edited in here.
 */
export function placeText({ model, placed }: KeptModel, text: string): void {
  if (placed.text === text && placed.state === model.getAlternativeVersionId()) return
  const { CRLF, LF } = monaco.editor.EndOfLineSequence
  if (model.getValue() !== text) {
    model.pushStackElement()
    model.pushEOL(/\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? CRLF : LF)
    model.pushEditOperations(null, [{ range: model.getFullModelRange(), text }], () => null)
    model.pushStackElement()
  }
  placed.text = text
  placed.state = model.getAlternativeVersionId()
}
