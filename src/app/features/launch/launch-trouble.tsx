import { ProblemError } from '../../lib/api'
import { useT } from '../../lib/i18n/i18n'
import styles from './launch-pane.module.css'
import { WriteAheadError } from './launch-run'

/** A start that failed before or after the sending because of this page's own storage. */
export function LaunchTrouble({ error }: { error: unknown }) {
  const t = useT()
  return (
    <div role="alert" className={styles.trouble}>
      {error instanceof WriteAheadError ? t('trouble.writeAhead') : t('trouble.outcomeNotWritten')}
    </div>
  )
}

/** Seedpad's own server gave no clear answer: the row waits for the journal. */
export function NoAnswer({ cause }: { cause: unknown }) {
  const t = useT()
  return (
    <div role="alert" className={styles.trouble}>
      {cause instanceof ProblemError ? `${cause.title}. ` : ''}
      {t('trouble.noAnswer')}
    </div>
  )
}
