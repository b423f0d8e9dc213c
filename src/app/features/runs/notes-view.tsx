import { Star, X } from 'lucide-react'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import { keepBeforeReload } from '../../lib/reload-page'
import type { Run } from '../../lib/run'
import { Button } from '../../ui/button'
import { changeTags, setStar } from './annotate-runs'
import { createNoteEditor } from './note-editor'
import styles from './notes-view.module.css'
import { TagField } from './tag-field'

const NOTE_LIMIT = 20_000

/** What the operator keeps with a run: a note, tags, a star. Everything is written as it is typed. */
export function NotesView({ run }: { run: Run }) {
  const t = useT()
  const noteId = useId()
  const stored = run.note ?? ''
  const [editor] = useState(() => createNoteEditor(run.startId, stored))
  const { text, state, other } = useSyncExternalStore(editor.subscribe, editor.get)
  useEffect(() => editor.see(stored), [editor, stored])
  // Leaving the tab of the run, or the page, must not lose the last words.
  useEffect(() => {
    const leave = () => void editor.leave()
    addEventListener('pagehide', leave)
    const stopKeeping = keepBeforeReload(editor.leave)
    return () => {
      stopKeeping()
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [editor])
  return (
    <div className={styles.notes}>
      <div className={styles.head}>
        <label htmlFor={noteId} className={styles.label}>
          {t('runs.note.label')}
        </label>
        <span role="status" className={styles.state}>
          {other !== null ? t('runs.note.waits') : state === 'unchanged' ? '' : t(`runs.note.${state}`)}
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
        onChange={(event) => editor.type(event.target.value)}
        onBlur={() => void editor.write()}
      />
      {other === null ? null : (
        <div role="alert" className={styles.other}>
          <p>{t('runs.note.other')}</p>
          <blockquote>{other === '' ? t('runs.note.otherEmpty') : other}</blockquote>
          <Button size="small" onClick={() => void editor.keepBoth()}>
            {t('runs.note.both')}
          </Button>
          <Button size="small" onClick={() => void editor.keepMine()}>
            {t('runs.note.mine')}
          </Button>
          <Button size="small" onClick={() => void editor.takeOther()}>
            {t('runs.note.theirs')}
          </Button>
        </div>
      )}
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
