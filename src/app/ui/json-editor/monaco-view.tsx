import { Editor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useRef } from 'react'
import { editorOptions, LARGE_TEXT } from './editor-options'
import { insertWhole } from './insert-whole'
import type { MonacoViewProps } from './json-editor'
import { monaco } from './load-monaco'

/** Monaco itself: the lazy half of `JsonEditor`. The text outside is the truth; edits inside keep their undo history. */
export default function MonacoView(props: MonacoViewProps) {
  const { label, text, onChange, onReady, dark, commands, readOnly = false, hintId } = props
  const mounted = useRef<editor.IStandaloneCodeEditor>(null)
  const latest = useRef({ text, commands, placing: false })
  latest.current.commands = commands

  useEffect(() => {
    const view = mounted.current
    if (!view || text === latest.current.text) return
    latest.current.text = text
    place(view, text, latest.current)
  }, [text])

  return (
    <Editor
      defaultLanguage="json"
      defaultValue={text}
      theme={dark ? 'seedpad-dark' : 'seedpad-light'}
      options={{ ...editorOptions(label, text.length > LARGE_TEXT), readOnly }}
      loading={null}
      onChange={(value = '') => {
        if (latest.current.placing) return
        latest.current.text = value
        onChange?.(value)
      }}
      onMount={(view) => {
        mounted.current = view
        if (view.getValue() !== text) place(view, text, latest.current)
        letTabLeave(view)
        insertWhole(view)
        view.getDomNode()?.querySelector('textarea, [role=textbox]')?.setAttribute('aria-describedby', hintId)
        for (const [at, { keys }] of (commands ?? []).entries()) {
          view.addCommand(keys.enter ? CTRL_ENTER : 0, () => latest.current.commands?.[at]?.run())
        }
        onReady?.({
          focus: () => view.focus(),
          reveal(offset) {
            const position = view.getModel()?.getPositionAt(offset)
            if (!position) return
            view.setPosition(position)
            view.revealPositionInCenterIfOutsideViewport(position)
            view.focus()
          },
        })
      }}
    />
  )
}

const CTRL_ENTER = monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter

/** Tab indents; after Escape it moves the focus, as everywhere else on the page, until something is typed. */
function letTabLeave(view: editor.IStandaloneCodeEditor): void {
  const { Escape, Tab, Shift } = monaco.KeyCode
  view.onKeyDown(({ keyCode }) => {
    if (keyCode === Escape) view.updateOptions({ tabFocusMode: true })
    else if (keyCode !== Tab && keyCode !== Shift) view.updateOptions({ tabFocusMode: false })
  })
  view.onDidBlurEditorText(() => view.updateOptions({ tabFocusMode: false }))
}

/**
 * Puts in a text from outside. Monaco makes all line ends alike, so what it then reports is not taken back: outside, the
 * text stays as it is until it is edited in here.
 */
function place(view: editor.IStandaloneCodeEditor, text: string, state: { placing: boolean }): void {
  state.placing = true
  replaceText(view, text)
  state.placing = false
}

/** Replaces the whole text as one edit, so that undo brings the former text back. */
function replaceText(view: editor.IStandaloneCodeEditor, text: string): void {
  const model = view.getModel()
  if (!model) return
  view.updateOptions(editorOptions(view.getRawOptions().ariaLabel ?? '', text.length > LARGE_TEXT))
  model.pushStackElement()
  const { CRLF, LF } = monaco.editor.EndOfLineSequence
  model.pushEOL(/\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? CRLF : LF)
  model.pushEditOperations(null, [{ range: model.getFullModelRange(), text }], () => null)
  model.pushStackElement()
}
