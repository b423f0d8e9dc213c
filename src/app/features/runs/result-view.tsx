import type { Delivery } from '../../../contract/inbox-messages'
import { formatBytes, formatExact, formatTime } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import type { Run } from '../../lib/run'
import { useLive } from '../../lib/use-live'
import styles from './run-detail.module.css'
import { TextView } from './text-view'

/** What came back on the run's own address, or plainly why nothing will show up here. */
export function ResultView({ run }: { run: Run }) {
  const t = useT()
  const deliveries = useLive(
    (db) => db.deliveries.where('startId').equals(run.startId).sortBy('seq'),
    run.startId,
  )
  const all = deliveries.value ?? []
  if (all.length > 0) {
    return all.map((delivery) => (
      <DeliveryView
        key={delivery.key}
        delivery={delivery}
        verified={run.deliverySecretHash !== null && delivery.secretHash === run.deliverySecretHash}
      />
    ))
  }
  if (run.state === 'rejected' || run.state === 'not-sent')
    return <p className={styles.none}>{t('result.none')}</p>
  if (run.sendTo === 'url') {
    return <p className={styles.none}>{t('result.elsewhere', { url: run.webhookUrl ?? '' })}</p>
  }
  if (run.sendTo === 'default') return <p className={styles.none}>{t('result.default')}</p>
  return <p className={styles.none}>{t('result.waiting')}</p>
}

function DeliveryView({ delivery, verified }: { delivery: Delivery; verified: boolean }) {
  const t = useT()
  const at = Date.parse(delivery.firstReceivedAt)
  return (
    <section aria-label={t('result.delivery', { time: formatTime(at) })}>
      <p className={styles.line}>
        <span className="num" title={formatExact(at)}>
          {formatTime(at)}
        </span>{' '}
        · {delivery.method} · {delivery.contentType ?? t('run.noContentType')} ·{' '}
        <span className="num">{formatBytes(delivery.bodyBytes)}</span>
        {delivery.copies > 1 ? ` · ${t('result.copies', { count: delivery.copies })}` : ''}
        {verified ? null : <b className={styles.unverified}> · {t('result.unverified')}</b>}
      </p>
      <TextView label={t('run.result')} text={bodyText(delivery)} empty={t('result.emptyBody')} />
    </section>
  )
}

/** JSON is laid out for reading where that changes nothing but white space; everything else stays as it came. */
function bodyText({ body }: Delivery): string {
  if (body === null) return ''
  return body.encoding === 'utf8' ? body.text : `base64: ${body.text}`
}
