import { ArrowLeft, Terminal } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Delivery } from '../../../contract/inbox-messages'
import { MASKED_VALUE } from '../../../contract/inbox-messages'
import { contentWords } from '../../lib/content-words'
import { isTestDelivery, isVerified } from '../../lib/delivery'
import { useReading } from '../../lib/delivery-text/use-reading'
import { formatBytes, formatExact, formatMoment } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import type { Run } from '../../lib/run'
import { useLive } from '../../lib/use-live'
import { useSeen } from '../../lib/use-seen'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { LazyContentView } from '../../ui/lazy-content-view'
import { LazyPart } from '../../ui/lazy-part'
import { MiddleClip } from '../../ui/middle-clip'
import styles from './delivery-detail.module.css'
import './later-words'

const loadResend = () => import('./resend-dialog').then((module) => ({ default: module.ResendDialog }))

type DeliveryDetailProps = {
  deliveryKey: string
  runHref: (startId: string) => string
  backHref: string
}

/** One delivery with everything that is known of it. */
export function DeliveryDetail({ deliveryKey, runHref, backHref }: DeliveryDetailProps) {
  const t = useT()
  const live = useLive(async (db) => {
    const delivery = await db.deliveries.get(deliveryKey)
    return delivery ? { delivery, run: await db.runs.get(delivery.startId) } : null
  }, deliveryKey)
  if (live.status === 'loading') return <div className={styles.detail} aria-busy="true" />
  if (!live.value) return <p className={styles.note}>{t('inbox.gone')}</p>
  return <Detail key={live.value.delivery.key} {...live.value} runHref={runHref} backHref={backHref} />
}

type DetailProps = Omit<DeliveryDetailProps, 'deliveryKey'> & { delivery: Delivery; run: Run | undefined }

function Detail({ delivery, run, runHref, backHref }: DetailProps) {
  const t = useT()
  const seen = useSeen([delivery.key])
  const [isSending, setIsSending] = useState(false)
  return (
    <article
      ref={seen}
      className={styles.detail}
      aria-label={t('result.delivery', { time: formatMoment(Date.parse(delivery.receivedAt)) })}
    >
      <header className={styles.header}>
        <Link href={backHref} className={styles.back} aria-label={t('inbox.back')}>
          <ArrowLeft size={16} aria-hidden />
        </Link>
        <Owner delivery={delivery} run={run} href={runHref(delivery.startId)} />
        <Button onClick={() => setIsSending(true)}>
          <Terminal size={14} aria-hidden /> {t('inbox.resend')}
        </Button>
      </header>
      <Facts delivery={delivery} run={run} />
      <Headers headers={delivery.headers} />
      <Body delivery={delivery} />
      {isSending ? (
        <LazyPart
          load={loadResend}
          props={{ delivery, onClose: () => setIsSending(false) }}
          words={{ failed: t('pane.failed'), retry: t('tryAgain') }}
        />
      ) : null}
    </article>
  )
}

function Owner({ delivery, run, href }: { delivery: Delivery; run: Run | undefined; href: string }) {
  const t = useT()
  if (run) {
    return (
      <div className={styles.owner}>
        <b>{t('inbox.ofRun', { automation: run.automation, project: run.project })}</b>
        <Link href={href}>{t('inbox.toRun')}</Link>
      </div>
    )
  }
  const isTest = isTestDelivery(delivery)
  return (
    <div className={styles.owner}>
      <b>{t(isTest ? 'inbox.test' : 'inbox.orphan')}</b>
      <span className={styles.soft}>
        {isTest ? t('inbox.testText') : t('inbox.orphanText', { id: delivery.startId })}
      </span>
    </div>
  )
}

function Facts({ delivery, run }: { delivery: Delivery; run: Run | undefined }) {
  const t = useT()
  const received = formatExact(Date.parse(delivery.receivedAt))
  const proof =
    run === undefined ? 'proofNone' : isVerified(run, delivery) ? 'proofVerified' : 'proofUnverified'
  return (
    <dl className={styles.facts}>
      <Fact name={t('inbox.received')}>
        {received}
        {delivery.copies > 1 ? ` · ${t('result.copies', { count: delivery.copies })}` : ''}
      </Fact>
      {delivery.copies > 1 ? (
        <Fact name={t('inbox.first')}>{formatExact(Date.parse(delivery.firstReceivedAt))}</Fact>
      ) : null}
      <Fact name={t('inbox.request')}>
        <span className="mono">
          {delivery.method} …/
          <PlainName text={delivery.startId} />
          {delivery.query}
        </span>
      </Fact>
      <Fact name={t('inbox.size')}>
        <span className="num">
          {formatBytes(delivery.bodyBytes)} ·{' '}
          <PlainName text={delivery.contentType ?? t('run.noContentType')} reading="text" />
        </span>
      </Fact>
      <Fact name={t('inbox.hash')}>
        <span className={styles.hash}>
          <MiddleClip text={delivery.bodyHash} />
          <CopyButton
            label={t('copyOf', { what: t('inbox.hash') })}
            copiedLabel={t('copied')}
            text={delivery.bodyHash}
          />
        </span>
      </Fact>
      <Fact name={t('inbox.proof')}>
        <span className={styles[proof]}>{t(`inbox.${proof}`)}</span>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Headers({ headers }: { headers: Delivery['headers'] }) {
  const t = useT()
  if (headers.length === 0) return null
  return (
    <details className={styles.headers}>
      <summary>{t('inbox.headers', { count: headers.length })}</summary>
      {headers.some(([, value]) => value === MASKED_VALUE) ? (
        <p className={styles.soft}>{t('inbox.masked')}</p>
      ) : null}
      <table>
        <tbody>
          {headers.map(([name, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand twice; the list never changes
            <tr key={at}>
              <th scope="row" className="mono">
                <PlainName text={name} reading="text" />
              </th>
              <td className="mono">
                <PlainName text={value} reading="text" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Body({ delivery }: { delivery: Delivery }) {
  const t = useT()
  if (delivery.body === null) return <p className={styles.note}>{t('result.bodyGone')}</p>
  if (delivery.bodyBytes === 0) return <p className={styles.note}>{t('result.emptyBody')}</p>
  return <BodyView delivery={{ ...delivery, body: delivery.body }} fileName={`delivery-${delivery.seq}`} />
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
      words={contentWords(t, t('inbox.body'))}
    />
  )
}
