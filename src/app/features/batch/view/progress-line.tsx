import type { Batch } from '../../../lib/batch'
import { formatDuration } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { useNow } from '../../../lib/use-now'
import { cx } from '../../../ui/cx'
import { roughTime } from '../rough-time'
import styles from './batch-detail.module.css'
import type { BatchView } from './batch-view'
import { progressOf } from './progress'
import { type BatchStatus, isMoving } from './use-batch-status'
import '../later-words'

type ProgressLineProps = { batch: Batch; view: BatchView; status: BatchStatus }

/** How far the batch is: a bar with a stretch for each state, how fast it goes, and how long it still takes. */
export function ProgressLine({ batch, view, status }: ProgressLineProps) {
  const t = useT()
  const now = useNow(1000)
  const { done, total, share, perMinute, leftMs } = progressOf(view, batch.limit, now)
  const moving = isMoving(status)
  // While something is waited for, nobody can tell how long it will still be.
  const sending = status === 'sending' || status === 'elsewhere'
  const words = [
    t('batch.progress.done', { done, total }),
    moving && perMinute !== null ? t('batch.progress.rate', { rate: Math.round(perMinute) }) : '',
    sending && leftMs !== null && done < total
      ? t('batch.progress.left', { time: roughTime(leftMs, Math.ceil) })
      : '',
    !moving && batch.begunAt !== null && batch.restedAt !== null && done > 0
      ? t('batch.progress.took', { time: formatDuration(batch.restedAt - batch.begunAt) })
      : '',
  ].filter(Boolean)
  const parts = (['started', 'rejected', 'unknown', 'not-sent', 'sending'] as const).filter(
    (state) => view.counts[state] > 0,
  )
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={t('batch.progress.label')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        className={styles.bar}
      >
        {parts.map((state) => (
          <span
            key={state}
            className={styles[state]}
            style={{ width: `${(view.counts[state] / Math.max(1, total)) * 100}%` }}
          />
        ))}
      </div>
      <p className={cx(styles.progressWords, 'num')}>
        <b>{Math.floor(share * 100)} %</b> {words.join(' · ')}
      </p>
    </div>
  )
}
