import { useState } from 'react'
import type { Delivery } from '../../../contract/inbox-messages'
import { contentWords } from '../../lib/content-words'
import { isVerified } from '../../lib/delivery'
import { useReading } from '../../lib/delivery-text/use-reading'
import { formatBytes, formatDuration, formatExact, formatMoment } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import type { Run } from '../../lib/run'
import { sentTimeOf } from '../../lib/sent-time'
import { useSeen } from '../../lib/use-seen'
import { cx } from '../../ui/cx'
import { LazyContentView } from '../../ui/lazy-content-view'
import { StopList } from '../../ui/stop-list'
import styles from './result-view.module.css'
import { LONG_WAIT_MS } from './waiting-view'

/** The deliveries of one run, in the order in which they first came: one is open, a verified one before all others. */
export function DeliveriesView({ run, deliveries }: { run: Run; deliveries: readonly Delivery[] }) {
  const t = useT()
  const [chosen, setChosen] = useState<string | null>(null)
  const seen = useSeen(deliveries.map(({ key }) => key))
  const open =
    deliveries.find(({ key }) => key === chosen) ??
    deliveries.find((delivery) => isVerified(run, delivery)) ??
    deliveries[0]
  const isProven = deliveries.some((delivery) => isVerified(run, delivery))
  if (!open) return null
  return (
    <div ref={seen} className={styles.deliveries}>
      {isProven && (run.state === 'rejected' || run.state === 'not-sent') ? (
        <p className={cx(styles.note, styles.warning)}>
          {t('result.contradiction', { state: t(`state.${run.state}`) })}
        </p>
      ) : null}
      {deliveries.length > 1 ? (
        <StopList
          className={styles.list}
          aria-label={t('result.deliveries')}
          keys={deliveries.map(({ key }) => key)}
        >
          {(item) =>
            deliveries.map((delivery) => (
              <li key={delivery.key}>
                <button
                  type="button"
                  {...item(delivery.key)}
                  aria-pressed={delivery === open}
                  className={cx(styles.pick, delivery === open && styles.picked)}
                  onClick={() => setChosen(delivery.key)}
                >
                  <DeliveryLine run={run} delivery={delivery} />
                </button>
              </li>
            ))
          }
        </StopList>
      ) : (
        <div className={styles.only}>
          <DeliveryLine run={run} delivery={open} />
        </div>
      )}
      <DeliveryBody key={open.key} run={run} delivery={open} />
    </div>
  )
}

/** When, how long after the start, what, how often, and whether it can be trusted. */
function DeliveryLine({ run, delivery }: { run: Run; delivery: Delivery }) {
  const t = useT()
  const at = Date.parse(delivery.firstReceivedAt)
  const sentAt = sentTimeOf(run)
  const verified = isVerified(run, delivery)
  const lastCopy = t('result.lastCopy', { time: formatMoment(Date.parse(delivery.receivedAt)) })
  return (
    <span className={cx(styles.line, 'num')}>
      <span title={formatExact(at)}>{formatMoment(at)}</span>
      <span>+{formatDuration(Math.max(0, at - sentAt))}</span>
      {at - sentAt >= LONG_WAIT_MS ? <span className={styles.mark}>{t('result.late')}</span> : null}
      <span>{delivery.method}</span>
      <span>
        <PlainName text={delivery.contentType ?? t('run.noContentType')} reading="text" />
      </span>
      <span>{formatBytes(delivery.bodyBytes)}</span>
      {delivery.copies > 1 ? (
        <span className={styles.mark} title={lastCopy}>
          {t('result.copies', { count: delivery.copies })}
        </span>
      ) : null}
      {verified ? (
        <span className={styles.verified} title={t('result.verifiedHint')}>
          ✓ {t('result.verified')}
        </span>
      ) : (
        <span className={styles.unverified}>{t('result.unverified')}</span>
      )}
    </span>
  )
}

function DeliveryBody({ run, delivery }: { run: Run; delivery: Delivery }) {
  const t = useT()
  if (delivery.body === null) return <p className={styles.note}>{t('result.bodyGone')}</p>
  if (delivery.bodyBytes === 0) return <p className={styles.note}>{t('result.emptyBody')}</p>
  const name = run.executionId?.replace(/[^\w.-]/g, '_').slice(0, 80) ?? run.startId
  return <BodyView delivery={{ ...delivery, body: delivery.body }} fileName={`result-${name}`} />
}

function BodyView({ delivery, fileName }: { delivery: Parameters<typeof useReading>[0]; fileName: string }) {
  const t = useT()
  const { content, read, isBusy } = useReading(delivery)
  if (isBusy) return <div aria-busy="true" style={{ flex: 1, minHeight: 180 }} />
  return (
    <LazyContentView
      content={content}
      read={read}
      fileName={fileName}
      words={contentWords(t, t('result.label'))}
    />
  )
}
