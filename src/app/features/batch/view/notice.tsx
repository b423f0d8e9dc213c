import { useSyncExternalStore } from 'react'
import { explain } from '../../../../contract/explanations/explain'
import type { Batch } from '../../../lib/batch'
import { formatElapsed } from '../../../lib/format'
import { useLocale, useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import type { Run } from '../../../lib/run'
import { useLive } from '../../../lib/use-live'
import { useNow } from '../../../lib/use-now'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { batchRunner } from '../run/batch-runner'
import styles from './batch-detail.module.css'
import type { BatchView } from './batch-view'
import { type BatchStatus, isCalm, isOpenQuestion } from './use-batch-status'
import '../later-words'

type NoticeProps = {
  batch: Batch
  view: BatchView
  status: BatchStatus
  onOpenRun: (startId: string) => void
}

/** Why nothing is being sent, or what is waited for. */
export function Notice({ batch, view, status, onOpenRun }: NoticeProps) {
  const t = useT()
  const now = useNow(1000)
  const runner = useSyncExternalStore(batchRunner.subscribe, batchRunner.get)
  const run = useLive(
    async (db) => (batch.restRun === null ? null : ((await db.runs.get(batch.restRun)) ?? null)),
    batch.restRun ?? '',
  ).value
  const { rest, restRun } = batch
  // Where results come elsewhere, nobody here waits for any.
  const outstanding = batch.sendTo === 'inbox' ? view.counts.started - view.results : 0
  if (status === 'waiting' && runner.phase === 'waiting') {
    const left = Math.max(0, runner.until - now)
    return (
      <p className={cx(styles.notice, styles.warn)}>
        {t('batch.status.waiting', { time: formatElapsed(left) })}
      </p>
    )
  }
  if (status === 'asking' || status === 'ending' || status === 'elsewhere')
    return <p className={styles.notice}>{t(`batch.status.${status}`)}</p>
  if (status === 'interrupted')
    return <p className={cx(styles.notice, styles.warn)}>{t('batch.status.interrupted')}</p>
  if (status === 'ready') return <p className={styles.notice}>{t('batch.status.ready')}</p>
  if (status !== 'resting' || rest === null) return null
  const calm = isCalm(rest)
  return (
    <div
      role="status"
      className={cx(
        styles.notice,
        rest === 'done' ? styles.ok : calm ? undefined : isOpenQuestion(rest) ? styles.warn : styles.bad,
      )}
    >
      <span>
        <b>{t(`batch.rest.${rest}`)}</b> {t(`batch.restHint.${rest}`)}
        {rest === 'done' && outstanding > 0 ? (
          <span className={styles.said}>{t('batch.outstanding', { count: outstanding })}</span>
        ) : null}
        {run && !calm ? <Said run={run} /> : null}
      </span>
      {restRun !== null && !calm ? (
        <Button size="small" onClick={() => onOpenRun(restRun)}>
          {t('batch.showRun')}
        </Button>
      ) : null}
    </div>
  )
}

/** The platform's own words, said to be so; where it had none, why the run ended as it did. */
function Said({ run }: { run: Pick<Run, 'state' | 'message' | 'reason'> }) {
  const t = useT()
  const locale = useLocale()
  if (run.message !== null && run.state === 'rejected')
    return (
      <span className={styles.said}>
        {t('explanation.platformSays')}{' '}
        <q>
          <PlainName text={run.message} reading="text" />
        </q>
      </span>
    )
  const words = run.message ?? (run.reason ? explain(run.reason, locale).what : '')
  return words ? (
    <span className={styles.said}>
      <PlainName text={words} reading="text" />
    </span>
  ) : null
}
