import { DiffEditor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef } from 'react'
import type { DiffViewProps } from '../diff-view'
import { editorOptions, LARGE_TEXT } from './editor-options'
import './load-monaco'

/** After this long a difference is told less finely. */
const MOST_COMPARING_MS = 3000

/** Monaco's comparison of two texts, read only: the lazy half of `DiffView`. */
export default function MonacoDiff({ original, modified, inline, dark }: DiffViewProps) {
  const view = useRef<editor.IStandaloneDiffEditor>(null)
  const large = Math.max(original.text.length, modified.text.length) > LARGE_TEXT
  const options = useMemo<editor.IStandaloneDiffEditorConstructionOptions>(
    () => ({
      ...editorOptions(modified.label, large),
      readOnly: true,
      originalEditable: false,
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
  // Disposing them with the editor, as the wrapper would, makes Monaco stumble over its own listeners, and a comparison
  // that is still on its way in the worker over their absence.
  useEffect(
    () => () => {
      const models = view.current?.getModel()
      setTimeout(() => {
        models?.original.dispose()
        models?.modified.dispose()
      }, MOST_COMPARING_MS + 7000)
    },
    [],
  )
  return (
    <DiffEditor
      original={original.text}
      modified={modified.text}
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
      }}
    />
  )
}
