import { useT } from '../../../lib/i18n/i18n'
import { cx } from '../../../ui/cx'
import type { RowsLeftOut } from './rows-left-out'
import styles from './setup.module.css'
import '../later-words'

/** How many rows do not go out, and why: a sentence for each reason, or that there is none. */
export function LeftOutNote({ rows }: { rows: RowsLeftOut }) {
  const t = useT()
  const sentences = useLeftOutSentences(rows)
  return (
    <ul aria-label={t('batch.leftOut.label')} className={styles.leftOut}>
      {sentences.length === 0 ? <li className={styles.faint}>{t('batch.leftOut.none')}</li> : null}
      {sentences.map(({ text, bad }) => (
        <li key={text} className={cx(bad ? styles.bad : styles.faint)}>
          {text}
        </li>
      ))}
    </ul>
  )
}

/** The same as single sentences. `bad`: it is for the operator to mend. */
export function useLeftOutSentences(rows: RowsLeftOut): { text: string; bad: boolean }[] {
  const t = useT()
  const { empty, files, faulty, because, duplicates, misfits } = rows
  const reasons = because
    .map(({ reason, count }) =>
      t('batch.leftOut.reason', { reason: t(`batch.leftOut.because.${reason}`), count }),
    )
    .join(', ')
  const said = (count: number, text: () => string, bad = false) => (count > 0 ? [{ text: text(), bad }] : [])
  return [
    ...said(faulty, () => t('batch.leftOut.faulty', { count: faulty, reasons }), true),
    ...said(empty, () => t('batch.leftOut.empty', { count: empty })),
    ...said(files, () => t('batch.leftOut.files', { count: files })),
    ...said(duplicates, () => t('batch.leftOut.duplicates', { count: duplicates })),
    ...said(misfits, () => t('batch.leftOut.misfits', { count: misfits })),
  ]
}
