import type { ReactNode } from 'react'
import { formatExact } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { isOwnRun } from '../../lib/own-run'
import type { Run } from '../../lib/run'
import { useLive } from '../../lib/use-live'
import { DeliveriesView } from './deliveries-view'
import styles from './result-view.module.css'
import { WaitingView } from './waiting-view'

/** What came back on the run's own address, or plainly why nothing will show up here. */
export function ResultView({ run, help }: { run: Run; help?: ReactNode }) {
  const t = useT()
  const deliveries = useLive(
    (db) => db.deliveries.where('startId').equals(run.startId).sortBy('firstReceivedAt'),
    run.startId,
  )
  if (deliveries.status === 'loading') return null
  const all = deliveries.value ?? []
  if (all.length > 0) return <DeliveriesView run={run} deliveries={all} />
  if (run.resultAt !== null) {
    return <p className={styles.note}>{t('result.cleared', { when: formatExact(run.resultAt) })}</p>
  }
  if (run.state === 'rejected' || run.state === 'not-sent') {
    return <p className={styles.note}>{t('result.none')}</p>
  }
  if (run.sendTo === 'inbox' && !isOwnRun(run)) return <p className={styles.note}>{t('result.fromFile')}</p>
  if (run.sendTo === 'inbox') return <WaitingView run={run} help={help} />
  return (
    <div className={styles.note}>
      <p className={styles.strong}>
        {run.sendTo === 'url' ? t('result.elsewhere', { url: run.webhookUrl ?? '' }) : t('result.default')}
      </p>
      <p>{t('result.elsewhereHint')}</p>
    </div>
  )
}
