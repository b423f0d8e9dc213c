import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { cx } from '../../ui/cx'
import { describeJsonError } from './describe-json-error'
import type { SeedState } from './seed-document'
import styles from './seed-workbench.module.css'

type SeedStatusProps = { seed: SeedState; limitBytes: number; onGoTo: (offset: number) => void }

/** Whether the seed is JSON, or where it stops being so; a click goes there. */
export function SeedStatus({ seed, limitBytes, onGoTo }: SeedStatusProps) {
  const t = useT()
  const { check, bytes } = seed
  return (
    <div className={styles.status}>
      <span role="status" aria-live="polite" className={styles.verdict}>
        {check.status === 'blank' ? (
          <span className={styles.faint}>{t('seed.blank')}</span>
        ) : check.status === 'checking' ? (
          <span className={styles.faint}>{t('seed.checking')}</span>
        ) : check.ok ? (
          <span className={styles.valid}>✓ {t('seed.valid')}</span>
        ) : (
          <SeedError text={describeJsonError(t, check.error)} onClick={() => onGoTo(check.error.offset)} />
        )}
      </span>
      {bytes === null ? null : (
        <span className={cx('num', bytes > limitBytes ? styles.invalid : styles.faint)}>
          {formatBytes(bytes)}
        </span>
      )}
    </div>
  )
}

function SeedError({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" className={cx(styles.invalid, styles.goTo)} onClick={onClick} title={text}>
      {text}
    </button>
  )
}
