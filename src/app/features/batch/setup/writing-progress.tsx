import { useT } from '../../../lib/i18n/i18n'
import { cx } from '../../../ui/cx'
import styles from './setup.module.css'
import '../later-words'

/** How many rows of a batch are written down; until the last one it can be called off, and there is no batch. */
export function WritingProgress({ done, total }: { done: number; total: number }) {
  const t = useT()
  return (
    <div className={styles.writing}>
      <progress aria-label={t('batch.start.writingLabel')} max={Math.max(1, total)} value={done} />
      <p role="status" className={cx(styles.faint, 'num')}>
        {t('batch.start.writing', { done, total })}
      </p>
    </div>
  )
}
