import { useState } from 'react'
import { Link } from 'wouter'
import type { Batch } from '../../../lib/batch'
import { formatAgo, formatExact } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { useLive } from '../../../lib/use-live'
import { useNow } from '../../../lib/use-now'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { type StopItem, useOneTabStop } from '../../../ui/use-one-tab-stop'
import styles from './batch-list.module.css'
import { isCalm, isOpenQuestion, useBatchStatus } from './use-batch-status'
import '../later-words'

const AT_ONCE = 300

type BatchListProps = { selected: string | null; hrefOf: (batchId: string | null) => string }

/** The batches of this browser, newest first, and the way to a new one. */
export function BatchList({ selected, hrefOf }: BatchListProps) {
  const t = useT()
  const now = useNow(20_000)
  const [most, setMost] = useState(AT_ONCE)
  const batches = useLive(
    (db) => db.batches.orderBy('createdAt').reverse().limit(most).toArray(),
    `batches ${most}`,
  )
  const stop = useOneTabStop(batches.value?.map(({ id }) => id) ?? [], selected)
  return (
    <>
      <header className={styles.header}>
        <h2>{t('batch.heading')}</h2>
        <Link
          href={hrefOf(null)}
          className={cx(styles.new, selected === null && styles.newHere)}
          aria-current={selected === null ? 'true' : undefined}
        >
          {t('batch.newShort')}
        </Link>
      </header>
      {batches.status === 'failed' ? (
        <p role="alert" className={styles.empty}>
          {t('runs.failed')}
        </p>
      ) : null}
      {batches.value?.length === 0 ? <p className={styles.empty}>{t('batch.empty')}</p> : null}
      <ol className={styles.list} aria-label={t('batch.heading')} {...stop.list}>
        {batches.value?.map((batch) => (
          <BatchEntry
            key={batch.id}
            batch={batch}
            now={now}
            selected={batch.id === selected}
            href={hrefOf(batch.id)}
            stop={stop.item(batch.id)}
          />
        ))}
      </ol>
      {batches.value?.length === most ? (
        <Button size="small" onClick={() => setMost(most + AT_ONCE)}>
          {t('batch.older')}
        </Button>
      ) : null}
    </>
  )
}

type BatchEntryProps = {
  batch: Batch
  now: number
  selected: boolean
  href: string
  stop: StopItem
}

function BatchEntry({ batch, now, selected, href, stop }: BatchEntryProps) {
  const t = useT()
  const { status } = useBatchStatus(batch)
  const word =
    status === 'resting' && batch.rest !== null
      ? t(`batch.rest.${batch.rest}`)
      : t(`batch.short.${status === 'resting' ? 'ready' : status}`)
  const rest = status === 'resting' ? batch.rest : null
  const look = rest === null || isCalm(rest) ? undefined : isOpenQuestion(rest) ? styles.warn : styles.bad
  return (
    <li>
      <Link
        href={href}
        {...stop}
        className={cx(styles.entry, selected && styles.selected)}
        aria-current={selected ? 'true' : undefined}
      >
        <span className={styles.first}>
          {batch.target.simulated ? (
            <span className={styles.simulated} title={batch.target.label}>
              ◆<span className="visually-hidden">{batch.target.label}</span>
            </span>
          ) : (
            <span className={styles.live} title={batch.target.label}>
              <span aria-hidden>●</span> {t('caution.row')}
              <span className="visually-hidden"> {batch.target.label}</span>
            </span>
          )}
          <span className={cx(styles.name, 'clip')}>
            <PlainName text={batch.automation} />
          </span>
          <time className={styles.ago} title={formatExact(batch.createdAt)}>
            {formatAgo(batch.createdAt, now)}
          </time>
        </span>
        <span className={styles.second}>
          <span className="num">{t('batch.rowCount', { count: batch.rowCount })}</span>
          {batch.retryOf === null ? null : <span>↻ {t('batch.linked')}</span>}
          <span className={cx(styles.word, 'clip', look)}>{word.replace(/[.:]$/, '')}</span>
        </span>
      </Link>
    </li>
  )
}
