import type { editor, IRange } from 'monaco-editor/editor'
import { monaco } from './load-monaco'

/**
 * Puts in as it is what comes in one piece (dictation, an emoji picker, a form filler): Monaco would type it letter by
 * letter, and indent every line.
 */
export function insertWhole(view: editor.IStandaloneCodeEditor): void {
  // The container: what is in it is made anew for each model.
  view.getContainerDomNode().addEventListener('beforeinput', (event) => {
    const { inputType, data, target } = event
    const area =
      target instanceof HTMLTextAreaElement && target.classList.contains('inputarea') ? target : null
    if (!area || inputType !== 'insertText' || data === null || data.length < 2) return
    event.preventDefault()
    view.pushUndoStop()
    view.executeEdits(
      'insert',
      selectedIn(view, area).map((range) => ({ range, text: data, forceMoveMarkers: true })),
      (undo) => undo.map(({ range }) => monaco.Selection.fromPositions(range.getEndPosition())),
    )
    view.pushUndoStop()
  })
}

/** What is to be replaced. Where the text area holds the whole text, its own selection says so, sooner than Monaco's. */
function selectedIn(view: editor.IStandaloneCodeEditor, area: HTMLTextAreaElement): readonly IRange[] {
  const selections = view.getSelections() ?? []
  const model = view.getModel()
  const { LF } = monaco.editor.EndOfLinePreference
  if (selections.length > 1 || !model || model.getValue(LF) !== area.value) return selections
  const [from, to] = [area.selectionStart, area.selectionEnd].map((offset) => {
    const before = area.value.slice(0, offset).split('\n')
    return { lineNumber: before.length, column: (before.at(-1) ?? '').length + 1 }
  })
  return from && to ? [monaco.Range.fromPositions(from, to)] : selections
}
