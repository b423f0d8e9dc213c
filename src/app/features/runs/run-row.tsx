import { memo } from 'react'
import { Link } from 'wouter'
import { explain } from '../../../contract/explanations/explain'
import { formatAgo, formatDuration, formatExact } from '../../lib/format'
import { useLocale, useT } from '../../lib/i18n/i18n'
import type { Run } from '../../lib/run'
import { seedSummary } from '../../lib/seed-summary'
import { cx } from '../../ui/cx'
import { MiddleClip } from '../../ui/middle-clip'
import styles from './run-list.module.css'
import { StateBadge } from './state-badge'

type RunRowProps = { run: Run; href: string; selected: boolean; now: number }

/** One run on one line: what became of it, which automation, its id or why there is none, how long, when. */
export const RunRow = memo(function RunRow({ run, href, selected, now }: RunRowProps) {
  const t = useT()
  const locale = useLocale()
  const summary = seedSummary(run.seedText)
  const wordsOf = ({ message, reason, mark, settledBy }: Run) => {
    if (settledBy === 'operator' && mark) return mark.note
    if (settledBy === 'delivery') return t('promises.provenByResult')
    return message ?? (reason ? explain(reason, locale).what : t('run.waitingForAnswer'))
  }
  return (
    <li>
      <Link
        href={href}
        className={cx(styles.row, selected && styles.selected)}
        aria-current={selected ? 'true' : undefined}
        data-run={run.startId}
      >
        <StateBadge state={run.state} byHand={run.settledBy === 'operator'} />
        <span className={styles.what}>
          <span className={styles.automation}>
            {run.target.simulated ? (
              <span className={styles.simulated} title={t('run.simulated')}>
                ◆<span className="visually-hidden">{t('run.simulated')}</span>
              </span>
            ) : (
              <span className={styles.live} title={run.target.label}>
                ●<span className="visually-hidden">{run.target.label}</span>
              </span>
            )}{' '}
            {run.automation}
          </span>
          <span className={styles.project}>{run.project}</span>
        </span>
        <span className={styles.detail}>
          {run.executionId ? (
            <MiddleClip text={run.executionId} className={styles.id ?? ''} />
          ) : (
            <span className="clip">
              {run.damaged === undefined ? wordsOf(run) : t('promises.damaged.row')}
            </span>
          )}
          {summary ? <span className={styles.seed}>{summary}</span> : null}
        </span>
        <span className={cx(styles.time, 'num')}>
          {run.upstream ? formatDuration(run.upstream.durationMs) : '—'}
        </span>
        <time
          className={cx(styles.time, 'num')}
          dateTime={new Date(run.createdAt).toISOString()}
          title={formatExact(run.createdAt)}
        >
          {formatAgo(run.createdAt, now)}
        </time>
      </Link>
    </li>
  )
})
