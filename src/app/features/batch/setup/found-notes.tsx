import { useT } from '../../../lib/i18n/i18n'
import { cx } from '../../../ui/cx'
import type { SourceNote } from '../prepare/source'
import { rowFaultWords } from './fault-words'
import styles from './setup.module.css'
import '../later-words'

/** What was passed over or understood in a source without being asked, a sentence each. */
export function FoundNotes({ notes }: { notes: readonly SourceNote[] }) {
  const t = useT()
  if (notes.length === 0) return null
  return (
    <ul aria-label={t('batch.found.label')} className={styles.leftOut}>
      {notes.map((note) => (
        <li key={note.code} className={cx(WARNS.has(note.code) ? styles.warning : styles.faint)}>
          {noteWords(t, note)}
        </li>
      ))}
    </ul>
  )
}

/** What may send something else than is meant. */
const WARNS: ReadonlySet<SourceNote['code']> = new Set([
  'header',
  'replaced',
  'guessed-files',
  'unused-values',
])

function noteWords(t: ReturnType<typeof useT>, note: SourceNote): string {
  switch (note.code) {
    case 'empty-rows':
      return t('batch.leftOut.empty', { count: note.count })
    case 'other-files':
      return t('batch.leftOut.files', { count: note.count })
    case 'guessed-files':
      return t('batch.found.guessed-files', { count: note.count, name: note.found, encoding: note.encoding })
    case 'header':
      return t('batch.found.header', { line: note.line, reason: rowFaultWords(t, note.fault) })
    case 'empty-columns':
    case 'unused-values':
    case 'replaced':
      return t(`batch.found.${note.code}`, { count: note.count })
    case 'separator-line':
    case 'values':
    case 'commas':
      return t(`batch.found.${note.code}`)
  }
}
