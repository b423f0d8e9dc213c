import { spellOut } from '../../../../contract/misleading-text'
import { formatAgo, formatExact } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { seedSummary } from '../../../lib/seed-summary'
import { useNow } from '../../../lib/use-now'
import { cx } from '../../../ui/cx'
import type { Earlier, EarlierRow } from './find-earlier'
import styles from './setup.module.css'
import '../later-words'

type EarlierRowsProps = {
  earlier: Earlier
  /** Nothing is charged there. */
  simulated: boolean
  leftOut: boolean
  onLeaveOut: (leaveOut: boolean) => void
  /** Where a run is shown. */
  runHref: (startId: string) => string
}

/** The rows that went out before, each with the run that it went out with; they can be left out with one click. */
export function EarlierRows({ earlier, simulated, leftOut, onLeaveOut, runHref }: EarlierRowsProps) {
  const t = useT()
  const count = earlier.rows.length
  const unlisted = count - earlier.listed.length
  return (
    <section aria-label={t('batch.earlier.label')} className={styles.earlier}>
      <p role="alert" className={styles.warn}>
        {t(
          leftOut
            ? 'batch.earlier.leftOut'
            : simulated
              ? 'batch.start.earlierSimulated'
              : 'batch.start.earlier',
          { count },
        )}
      </p>
      <label className={styles.check}>
        <input type="checkbox" checked={leftOut} onChange={(event) => onLeaveOut(event.target.checked)} />
        {t('batch.earlier.leaveOut', { count })}
      </label>
      <ul className={styles.earlierList} aria-label={t('batch.earlier.list')}>
        {earlier.listed.map((row) => (
          <li key={row.row} className={styles.earlierRow}>
            <span className={styles.line}>{placeOf(t, row)}</span>
            <span className={cx(styles.reason, 'clip')}>{seedSummary(row.seedText)}</span>
            <RunLink run={row.run} href={runHref(row.run.startId)} />
          </li>
        ))}
        {unlisted > 0 ? (
          <li className={styles.faint}>{t('batch.earlier.more', { count: unlisted })}</li>
        ) : null}
      </ul>
    </section>
  )
}

const placeOf = (t: ReturnType<typeof useT>, { row, line }: EarlierRow) =>
  line === null ? `#${row + 1}` : t('batch.line', { line })

type RunLinkProps = { run: EarlierRow['run']; href: string }

/** In a tab of its own: what is being confirmed here stays as it is. */
function RunLink({ run, href }: RunLinkProps) {
  const t = useT()
  const now = useNow(30_000)
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      title={`${formatExact(run.createdAt)} · ${spellOut(run.executionId ?? t('batch.earlier.noId'))}`}
    >
      {t('batch.earlier.run', {
        state: t(`batch.state.${run.state}`),
        time: formatAgo(run.createdAt, now),
      })}
    </a>
  )
}
