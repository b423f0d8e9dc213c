import { type ComponentType, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { afterPaint } from '../after-paint'
import styles from './json-editor.module.css'
import type { TextSource } from './text-source'

/** What a caller can do with the editor once it is there. */
export type JsonEditorHandle = { focus(): void; reveal(offset: number): void }

export type JsonEditorProps = {
  /** Accessible name. */
  label: string
  source: TextSource
  onReady?: (handle: JsonEditorHandle) => void
  /** Ctrl/⌘+Enter, which Monaco would otherwise keep for itself. */
  onSubmit?: () => void
  /** Undo histories that were given up to make room, by the names of their texts. */
  onForgotten?: (ids: string[]) => void
  /** A JSON Schema by which to complete, explain and underline. Another object is another schema. */
  schema?: unknown
  dark: boolean
  readOnly?: boolean
  /** Words while it loads, and when it can't be loaded. */
  words: { loading: string; failed: string; retry: string; tabLeaves: string; tabIndents: string }
}

/** What the lazy half needs besides: the element that says what Tab does, and whom to tell when that changes. */
export type MonacoViewProps = JsonEditorProps & { hintId: string; onTabIndents: (indents: boolean) => void }

const loadView = () => import('./monaco-view')

/**
 * A JSON editor. Monaco is large and comes in a chunk of its own, asked for from an effect: `React.lazy` would hold it
 * back by its fallback throttling. Until then the text is shown in place, so nothing jumps. Where nobody sees it (a page
 * that opens with the runs or the inbox) it is not asked for before it is shown.
 */
export function JsonEditor(props: JsonEditorProps) {
  const hintId = useId()
  const [View, setView] = useState<ComponentType<MonacoViewProps>>()
  const [tabIndents, setTabIndents] = useState(false)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const shown = useShown(place)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    if (!shown) return
    let over = false
    // Running Monaco takes longer than anything else here: what is around it is painted first.
    const leave = afterPaint(() =>
      loadView().then(
        (module) => !over && setView(() => module.default),
        () => !over && setFailed(true),
      ),
    )
    return () => {
      over = true
      leave()
    }
  }, [shown, attempt])

  if (View) {
    return (
      <div className={styles.editor}>
        <View {...props} hintId={hintId} onTabIndents={setTabIndents} />
        <div id={hintId} aria-live="polite" className={styles.hint}>
          {tabIndents ? props.words.tabIndents : props.words.tabLeaves}
        </div>
      </div>
    )
  }
  if (failed) {
    return (
      <div className={styles.editor}>
        <div className={styles.failed} role="alert">
          {props.words.failed}{' '}
          <button
            type="button"
            onClick={() => {
              setFailed(false)
              setAttempt(attempt + 1)
            }}
          >
            {props.words.retry}
          </button>
        </div>
        <PlainEditor {...props} />
      </div>
    )
  }
  return (
    <div ref={place} className={styles.editor} aria-busy="true">
      <span className="visually-hidden">{props.words.loading}</span>
      <pre className={styles.waiting} aria-hidden="true">
        {props.source.read().slice(0, 4000)}
      </pre>
    </div>
  )
}

/**
 * Whether an element has been on the page for eyes to see. An observer tells so after the browser's own layout; to ask the
 * element itself would force a layout of everything, once more, before the first frame.
 */
function useShown(place: RefObject<HTMLElement | null>): boolean {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === 0) return
      observer.disconnect()
      setShown(true)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return shown
}

/** The browser's own text area, for when Monaco can't be had. */
function PlainEditor({ source, label, readOnly }: JsonEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(
    () =>
      source.onReplaced(() => {
        if (area.current) area.current.value = source.read()
      }),
    [source],
  )
  return (
    <textarea
      ref={area}
      aria-label={label}
      className={styles.plain}
      spellCheck={false}
      readOnly={readOnly}
      defaultValue={source.read()}
      onChange={({ target }) => source.edited(() => target.value, target.value.length)}
    />
  )
}
