import type { editor } from 'monaco-editor/editor'

/** Chosen for the page, until it is loaded anew: in every editor alike. */
let indents = false

/**
 * Tab moves the focus, as everywhere else on the page, so that nobody is held in the editor or types into it on the way
 * through. Ctrl+M lets it indent, until pressed again; even then Escape lets the next Tab leave, until something is typed.
 * @param tell what Tab does from now on
 */
export function letTabLeave(view: editor.IStandaloneCodeEditor, tell: (indents: boolean) => void): void {
  const set = (tabFocusMode: boolean) => {
    if (view.getRawOptions().tabFocusMode !== tabFocusMode) view.updateOptions({ tabFocusMode })
  }
  const start = () => {
    set(!indents)
    tell(indents)
  }
  start()
  view.onKeyDown((event) => {
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event.browserEvent
    if (key.toLowerCase() === 'm' && ctrlKey && !shiftKey && !altKey && !metaKey) {
      event.preventDefault()
      event.stopPropagation()
      indents = !indents
      start()
    } else if (key === 'Escape') set(true)
    else if (key !== 'Tab' && key !== 'Shift') set(!indents)
  })
  view.onDidFocusEditorText(start)
}
