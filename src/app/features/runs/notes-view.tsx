import { Star, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import type { Run } from '../../lib/run'
import { Button } from '../../ui/button'
import { changeTags, setNote, setStar } from './annotate-runs'
import styles from './notes-view.module.css'
import { TagField } from './tag-field'

const REST_MS = 500
const NOTE_LIMIT = 20_000

/** What the operator keeps with a run: a note, tags, a star. Everything is written as it is typed. */
export function NotesView({ run }: { run: Run }) {
  const t = useT()
  const noteId = useId()
  const [text, setText] = useState(run.note ?? '')
  const [state, setState] = useState<'unchanged' | 'kept' | 'typing' | 'failed'>('unchanged')
  const pending = useRef<string | null>(null)
  const write = async () => {
    const note = pending.current
    if (note === null) return
    pending.current = null
    try {
      await setNote(run.startId, note)
      setState((now) => (now === 'typing' && pending.current !== null ? now : 'kept'))
    } catch {
      pending.current ??= note
      setState('failed')
    }
  }
  const latest = useRef(write)
  latest.current = write
  // Leaving the tab of the run, or the page, must not lose the last words.
  useEffect(() => {
    const flush = () => void latest.current()
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits for the typing
  useEffect(() => {
    const timer = setTimeout(() => void latest.current(), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div className={styles.notes}>
      <div className={styles.head}>
        <label htmlFor={noteId} className={styles.label}>
          {t('runs.note.label')}
        </label>
        <span role="status" className={styles.state}>
          {state === 'unchanged' ? '' : t(`runs.note.${state}`)}
        </span>
        <Button
          size="small"
          aria-pressed={run.starred ?? false}
          className={run.starred ? styles.starred : ''}
          onClick={() => void setStar([run.startId], !run.starred)}
        >
          <Star size={13} aria-hidden fill={run.starred ? 'currentColor' : 'none'} /> {t('runs.star')}
        </Button>
      </div>
      <textarea
        id={noteId}
        className={styles.text}
        rows={6}
        maxLength={NOTE_LIMIT}
        placeholder={t('runs.note.placeholder')}
        value={text}
        onChange={(event) => {
          pending.current = event.target.value
          setText(event.target.value)
          setState('typing')
        }}
        onBlur={() => void write()}
      />
      <ul className={styles.tags} aria-label={t('runs.filter.tag')}>
        {(run.tags ?? []).map((tag) => (
          <li key={tag} className={styles.tag}>
            <PlainName text={tag} />
            <button
              type="button"
              aria-label={t('runs.tags.remove', { tag })}
              onClick={() => void changeTags([run.startId], { remove: [tag] })}
            >
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <TagField startIds={[run.startId]} />
      <p className={styles.hint}>{t('runs.note.hint')}</p>
    </div>
  )
}
