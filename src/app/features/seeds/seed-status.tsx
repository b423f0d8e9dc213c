import { useSyncExternalStore } from 'react'
import type { JsonError } from '../../../contract/json-text'
import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { toasts } from '../../ui/toast'
import { describeJsonError } from './describe-json-error'
import type { SeedDocument } from './seed-document'
import styles from './seed-workbench.module.css'
import type { Cure } from './text/cures'

type SeedStatusProps = {
  seed: SeedDocument
  limitBytes: number
  onGoTo: (offset: number) => void
  /** The text was mended with one click; the button that did it is gone. */
  onMended: () => void
  /** Whether the findings are on the screen, and what shows or hides them. */
  findingsOpen: boolean
  onFindings: () => void
}

/** Whether the seed is JSON, or where it stops being so; a click goes there. Beside it, how much is worth a look. */
export function SeedStatus(props: SeedStatusProps) {
  const { seed, limitBytes, onGoTo, onMended, findingsOpen, onFindings } = props
  const t = useT()
  const { check, bytes, findings } = useSyncExternalStore(seed.subscribe, seed.get)
  const cure = check.status === 'checked' && !check.ok ? CURES[check.error.code] : undefined
  const notes = findings ? Object.values(findings.notes.counts).reduce((sum, count) => sum + count, 0) : 0
  const violations = findings?.violations?.length ?? 0
  const apply = async (chosen: Cure) => {
    const { text, version } = seed.get()
    try {
      const { cures } = await import('./text/cures')
      // Typed on meanwhile: that text is not the one that the button stood beside.
      if (seed.get().version !== version) return
      seed.setText(cures[chosen](text))
      onMended()
    } catch {
      toasts.show(t('seeds.toolFailed'))
    }
  }
  return (
    <div className={cx(styles.status, cure && styles.curable, notes + violations > 0 && styles.counted)}>
      <span role="status" aria-live="polite" className={styles.verdict}>
        {check.status === 'blank' ? (
          <span className={styles.faint}>{t('seed.blank')}</span>
        ) : check.status === 'checking' ? (
          <span className={styles.faint}>{t('seed.checking')}</span>
        ) : check.ok ? (
          <span className={styles.valid}>
            ✓{' '}
            <span className={notes + violations > 0 ? 'visually-hidden' : undefined}>{t('seed.valid')}</span>
          </span>
        ) : (
          <SeedError text={describeJsonError(t, check.error)} onClick={() => onGoTo(check.error.offset)} />
        )}
      </span>
      {cure ? (
        <Button size="small" onClick={() => void apply(cure)}>
          {t(`seeds.cure.${cure}`)}
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
      {/* Its room belongs to what is wrong. */}
      {bytes === null || (check.status === 'checked' && !check.ok) ? null : (
        <span className={cx('num', bytes > limitBytes ? styles.invalid : styles.faint)}>
          {formatBytes(bytes)}
        </span>
      )}
    </div>
  )
}

/** What nobody can see, or tell from what belongs there, can't well be mended by hand. */
const CURES: Partial<Record<JsonError['code'], Cure>> = {
  'byte-order-mark': 'removeMark',
  'lone-surrogate': 'escapeHalves',
  'foreign-character': 'mendForeign',
  'code-fence': 'removeFence',
}

function SeedError({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" className={cx(styles.invalid, styles.goTo)} onClick={onClick} title={text}>
      {text}
    </button>
  )
}
