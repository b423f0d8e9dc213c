import { DiffEditor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { DiffViewProps } from '../diff-view'
import { editorOptions, LARGE_TEXT } from './editor-options'
import { monaco } from './load-monaco'

/** After this long a difference is told less finely. */
const MOST_COMPARING_MS = 3000
/** Until then a comparison that was overtaken may be on its way in the worker. */
const KEPT_FOR_MS = MOST_COMPARING_MS + 7000

type Texts = [original: string, modified: string]

const modelOf = (text: string) => monaco.editor.createModel(text, 'json')

/**
 * Lets two models go. Disposing them with the editor, as the wrapper would, makes Monaco stumble over its own listeners,
 * and a comparison that is still on its way in the worker over their absence.
 */
function retire(models: editor.IDiffEditorModel | null | undefined): void {
  setTimeout(() => {
    models?.original.dispose()
    models?.modified.dispose()
  }, KEPT_FOR_MS)
}

/** Monaco's comparison of two texts, read only: the lazy half of `DiffView`. */
export default function MonacoDiff({ original, modified, inline, dark }: DiffViewProps) {
  const view = useRef<editor.IStandaloneDiffEditor>(null)
  const texts: Texts = [original.text, modified.text]
  const [first] = useState(texts)
  const shown = useRef(first)
  const large = Math.max(original.text.length, modified.text.length) > LARGE_TEXT
  const options = useMemo<editor.IStandaloneDiffEditorConstructionOptions>(
    () => ({
      ...editorOptions(modified.label, large),
      readOnly: true,
      originalEditable: false,
      // There is nothing to indent in here.
      tabFocusMode: true,
      domReadOnly: true,
      renderSideBySide: !inline,
      useInlineViewWhenSpaceIsLimited: false,
      ignoreTrimWhitespace: false,
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      renderIndicators: true,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 6 },
      diffWordWrap: 'on',
      maxComputationTime: MOST_COMPARING_MS,
      experimental: { showMoves: false },
    }),
    [modified.label, inline, large],
  )
  useEffect(() => {
    const now = view.current
    now?.getOriginalEditor().updateOptions({ ariaLabel: original.label })
    now?.getModifiedEditor().updateOptions({ ariaLabel: modified.label })
  }, [original.label, modified.label])
  const latest = useRef(texts)
  latest.current = texts
  const show = () => {
    const { current } = view
    const [before, after] = latest.current
    if (!current || (shown.current[0] === before && shown.current[1] === after)) return
    shown.current = [before, after]
    retire(current.getModel())
    // Other texts are other models: a comparison of the former two that comes late would not fit them.
    current.setModel({ original: modelOf(before), modified: modelOf(after) })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: shows what is newest
  useEffect(show, [original.text, modified.text])
  useEffect(() => () => retire(view.current?.getModel()), [])
  return (
    <DiffEditor
      original={first[0]}
      modified={first[1]}
      language="json"
      theme={dark ? 'seedpad-dark' : 'seedpad-light'}
      options={options}
      loading={null}
      keepCurrentOriginalModel
      keepCurrentModifiedModel
      onMount={(mounted) => {
        view.current = mounted
        mounted.getOriginalEditor().updateOptions({ ariaLabel: original.label })
        mounted.getModifiedEditor().updateOptions({ ariaLabel: modified.label })
        show()
      }}
    />
  )
}
