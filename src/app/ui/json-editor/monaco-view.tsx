import { Editor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useRef } from 'react'
import { editorOptions, LARGE_TEXT } from './editor-options'
import type { JsonEditorProps } from './json-editor'
import { monaco } from './load-monaco'

/** Monaco itself: the lazy half of `JsonEditor`. The text outside is the truth; edits inside keep their undo history. */
export default function MonacoView(props: JsonEditorProps) {
  const { label, text, onChange, onReady, dark, commands, readOnly = false } = props
  const mounted = useRef<editor.IStandaloneCodeEditor>(null)
  const latest = useRef({ text, commands })
  latest.current.commands = commands

  useEffect(() => {
    const view = mounted.current
    if (!view || text === latest.current.text) return
    latest.current.text = text
    replaceText(view, text)
  }, [text])

  return (
    <Editor
      defaultLanguage="json"
      defaultValue={text}
      theme={dark ? 'seedpad-dark' : 'seedpad-light'}
      options={{ ...editorOptions(label, text.length > LARGE_TEXT), readOnly }}
      loading={null}
      onChange={(value = '') => {
        latest.current.text = value
        onChange?.(value)
      }}
      onMount={(view) => {
        mounted.current = view
        if (view.getValue() !== text) replaceText(view, text)
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

/** Replaces the whole text as one edit, so that undo brings the former text back. */
function replaceText(view: editor.IStandaloneCodeEditor, text: string): void {
  const model = view.getModel()
  if (!model) return
  view.updateOptions(editorOptions(view.getRawOptions().ariaLabel ?? '', text.length > LARGE_TEXT))
  model.pushStackElement()
  model.pushEditOperations(null, [{ range: model.getFullModelRange(), text }], () => null)
  model.pushStackElement()
}
