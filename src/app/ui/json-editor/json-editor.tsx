import { type ComponentType, useEffect, useId, useState } from 'react'
import styles from './json-editor.module.css'

/** What a caller can do with the editor once it is there. */
export type JsonEditorHandle = { focus(): void; reveal(offset: number): void }

export type JsonEditorProps = {
  /** Accessible name. */
  label: string
  text: string
  onChange?: (text: string) => void
  onReady?: (handle: JsonEditorHandle) => void
  dark: boolean
  readOnly?: boolean
  /** Chords that Monaco would otherwise keep for itself. */
  commands?: readonly { keys: { enter: true }; run: () => void }[]
  /** Words while it loads, and when it can't be loaded. */
  words: { loading: string; failed: string; retry: string; leave: string }
}

/** What the lazy half needs besides: the element that says how the keyboard leaves the editor. */
export type MonacoViewProps = JsonEditorProps & { hintId: string }

/**
 * A JSON editor. Monaco is large and comes in a chunk of its own, asked for from an effect: `React.lazy` would hold it
 * back by its fallback throttling. Until then the text is shown in place, so nothing jumps.
 */
export function JsonEditor(props: JsonEditorProps) {
  const hintId = useId()
  const [View, setView] = useState<ComponentType<MonacoViewProps>>()
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    let over = false
    import('./monaco-view').then(
      (module) => !over && setView(() => module.default),
      () => !over && setFailed(true),
    )
    return () => {
      over = true
    }
  }, [attempt])

  if (View) {
    return (
      <div className={styles.editor}>
        <View {...props} hintId={hintId} />
        <div id={hintId} className={styles.hint}>
          {props.words.leave}
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
        <textarea
          aria-label={props.label}
          className={styles.plain}
          spellCheck={false}
          readOnly={props.readOnly}
          value={props.text}
          onChange={(event) => props.onChange?.(event.target.value)}
        />
      </div>
    )
  }
  return (
    <div className={styles.editor} aria-busy="true">
      <span className="visually-hidden">{props.words.loading}</span>
      <pre className={styles.waiting} aria-hidden="true">
        {props.text.slice(0, 4000)}
      </pre>
    </div>
  )
}
