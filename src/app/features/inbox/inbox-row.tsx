import { Link } from 'wouter'
import { spellOut } from '../../../contract/misleading-text'
import { isVerified } from '../../lib/delivery'
import { formatAgo, formatBytes, formatExact } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import { cx } from '../../ui/cx'
import { MiddleClip } from '../../ui/middle-clip'
import type { StopItem } from '../../ui/use-one-tab-stop'
import type { ListedDelivery } from './find-deliveries'
import styles from './inbox-list.module.css'

type InboxRowProps = {
  listed: ListedDelivery
  href: string
  selected: boolean
  unseen: boolean
  now: number
  stop: StopItem
}

/** One delivery: whose it is, what it is, whether it can be trusted, when it came. */
export function InboxRow({ listed, href, selected, unseen, now, stop }: InboxRowProps) {
  const t = useT()
  const { delivery, run, isTest } = listed
  const at = Date.parse(delivery.receivedAt)
  return (
    <li>
      <Link
        href={href}
        {...stop}
        className={cx(styles.row, selected && styles.selected, unseen && styles.unseen)}
        aria-current={selected ? 'true' : undefined}
        data-delivery={delivery.key}
      >
        <span className={styles.dot}>
          {unseen ? <span className="visually-hidden">{t('inbox.unseen')}</span> : null}
        </span>
        <span className={styles.what}>
          <span className={styles.name}>
            {run ? <PlainName text={run.automation} /> : t(isTest ? 'inbox.test' : 'inbox.orphan')}
            {run?.target.simulated ? (
              <span className={styles.simulated} title={t('run.simulated')}>
                {' '}
                ◆<span className="visually-hidden">{t('run.simulated')}</span>
              </span>
            ) : null}
          </span>
          <span className={styles.id}>
            <MiddleClip text={spellOut(run?.executionId ?? run?.startId ?? delivery.startId)} />
          </span>
        </span>
        <span className={cx(styles.kind, 'num')}>
          <span className="clip">
            {delivery.method}{' '}
            <PlainName text={delivery.contentType?.split(';')[0] ?? t('run.noContentType')} reading="text" />
          </span>
          <span className="clip">
            {formatBytes(delivery.bodyBytes)}
            {delivery.copies > 1 ? ` · ${t('result.copies', { count: delivery.copies })}` : ''}
          </span>
        </span>
        <span className={styles.proof}>
          {run === undefined ? null : isVerified(run, delivery) ? (
            <span className={styles.verified}>
              ✓<span className="visually-hidden">{t('result.verified')}</span>
            </span>
          ) : (
            <span className={styles.unverified} title={t('result.unverified')}>
              ?<span className="visually-hidden">{t('result.unverified')}</span>
            </span>
          )}
        </span>
        <time className={cx(styles.time, 'num')} dateTime={delivery.receivedAt} title={formatExact(at)}>
          {formatAgo(at, now)}
        </time>
      </Link>
    </li>
  )
}
