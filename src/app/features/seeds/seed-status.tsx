import { useSyncExternalStore } from 'react'
import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { describeJsonError } from './describe-json-error'
import type { SeedDocument } from './seed-document'
import styles from './seed-workbench.module.css'

type SeedStatusProps = {
  seed: SeedDocument
  limitBytes: number
  onGoTo: (offset: number) => void
  /** Whether the findings are on the screen, and what shows or hides them. */
  findingsOpen: boolean
  onFindings: () => void
}

/** Whether the seed is JSON, or where it stops being so; a click goes there. Beside it, how much is worth a look. */
export function SeedStatus({ seed, limitBytes, onGoTo, findingsOpen, onFindings }: SeedStatusProps) {
  const t = useT()
  const { check, bytes, findings } = useSyncExternalStore(seed.subscribe, seed.get)
  const isMark = check.status === 'checked' && !check.ok && check.error.code === 'byte-order-mark'
  const notes = findings ? Object.values(findings.notes.counts).reduce((sum, count) => sum + count, 0) : 0
  const violations = findings?.violations?.length ?? 0
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
      {isMark ? (
        <Button size="small" onClick={() => seed.setText(seed.get().text.replace(/^\ufeff+/, ''))}>
          {t('seeds.removeMark')}
        </Button>
      ) : null}
      {notes + violations > 0 ? (
        <button
          type="button"
          className={cx(styles.findings, violations > 0 && styles.warned)}
          aria-expanded={findingsOpen}
          onClick={onFindings}
        >
          {violations > 0 ? t('seeds.warnings', { count: violations }) : null}
          {violations > 0 && notes > 0 ? ' · ' : null}
          {notes > 0 ? t('seeds.notes', { count: notes }) : null}
        </button>
      ) : null}
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
