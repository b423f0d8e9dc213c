import { Editor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef } from 'react'
import { attachSchema } from './attach-schema'
import { editorOptions, LARGE_TEXT, linesInTextArea } from './editor-options'
import { insertWhole } from './insert-whole'
import type { MonacoViewProps } from './json-editor'
import { holdsText, type KeptModel, keptModel, placeText } from './kept-models'
import { monaco } from './load-monaco'
import { letTabLeave } from './tab-key'

/** Monaco itself: the lazy half of `JsonEditor`. Every text keeps its own undo history, also while another is open. */
export default function MonacoView(props: MonacoViewProps) {
  const { source, label, dark, schema = null, readOnly = false, hintId } = props
  const latest = useRef(props)
  latest.current = props
  const shown = useRef<Shown>({ view: null, kept: null, placing: false })
  const options = useMemo(
    () => ({ ...editorOptions(label, source.read().length > LARGE_TEXT), readOnly }),
    [label, readOnly, source],
  )

  useEffect(() => {
    const now = shown.current
    const stop = source.onReplaced(() => show(now, latest.current))
    return () => {
      stop()
      if (now.kept && now.view) now.kept.viewState = now.view.saveViewState()
      now.view = null
    }
  }, [source])
  useEffect(() => {
    const now = shown.current
    now.schema = schema
    if (now.kept) attachSchema(now.kept.model, schema)
  }, [schema])

  return (
    <Editor
      defaultLanguage="plaintext"
      theme={dark ? 'seedpad-dark' : 'seedpad-light'}
      options={options}
      loading={null}
      keepCurrentModel
      saveViewState={false}
      onMount={(view) => {
        const now = shown.current
        now.view = view
        const empty = view.getModel()
        show(now, latest.current)
        empty?.dispose()
        view.onDidChangeModelContent(() => {
          const model = now.kept?.model
          if (!model || now.placing) return
          const length = model.getValueLength()
          fitToSize(view, length)
          latest.current.source.edited(() => model.getValue(), length)
        })
        letTabLeave(view, (indents) => latest.current.onTabIndents(indents))
        insertWhole(view)
        describe(view, hintId)
        view.onDidChangeModel(() => describe(view, hintId))
        view.addCommand(CTRL_ENTER, () => latest.current.onSubmit?.())
        latest.current.onReady?.(handleOf(view))
      }}
    />
  )
}

const CTRL_ENTER = monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter

type Shown = {
  view: editor.IStandaloneCodeEditor | null
  kept: KeptModel | null
  /** While a text from outside is being put in, what the editor tells of changes is no news. */
  placing: boolean
  schema?: unknown
}

/** Brings the source's text into the view: in a model of its own, or as an edit of the one that is shown. */
function show(now: Shown, { source, onForgotten = () => {} }: MonacoViewProps): void {
  const { view } = now
  if (!view) return
  const text = source.read()
  now.placing = true
  const kept = keptModel(source.id(), text, onForgotten)
  fitToSize(view, text.length)
  if (kept === now.kept) {
    const [position, top] = [view.getPosition(), view.getScrollTop()]
    placeText(kept, text)
    if (position) view.setPosition(position)
    view.setScrollTop(top)
  } else {
    const former = now.kept && !now.kept.model.isDisposed() ? now.kept : null
    if (former) former.viewState = view.saveViewState()
    // The same text under another name: whoever was about to write in it finds cursor and selection where they were.
    const state = kept.viewState ?? (former && holdsText(former, text) ? former.viewState : null)
    now.kept = kept
    placeText(kept, text)
    view.setModel(kept.model)
    if (state) view.restoreViewState(state)
    attachSchema(kept.model, now.schema ?? null)
  }
  now.placing = false
}

function fitToSize(view: editor.IStandaloneCodeEditor, length: number): void {
  const accessibilityPageSize = linesInTextArea(length)
  if (view.getRawOptions().accessibilityPageSize !== accessibilityPageSize)
    view.updateOptions({ accessibilityPageSize })
  const large = length > LARGE_TEXT
  if (large === (view.getRawOptions().folding === false)) return
  view.updateOptions(editorOptions(view.getRawOptions().ariaLabel ?? '', large))
}

function handleOf(view: editor.IStandaloneCodeEditor) {
  return {
    focus: () => view.focus(),
    reveal(offset: number) {
      const position = view.getModel()?.getPositionAt(offset)
      if (!position) return
      view.setPosition(position)
      view.revealPositionInCenterIfOutsideViewport(position)
      view.focus()
    },
  }
}

/** Ties the hint to the text area, which Monaco makes anew for each model. */
function describe(view: editor.IStandaloneCodeEditor, hintId: string): void {
  view.getDomNode()?.querySelector('textarea')?.setAttribute('aria-describedby', hintId)
}
