import { useEffect, useRef, useState } from 'react'
import type { Batch } from '../../../lib/batch'
import { formatCount } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { StopList } from '../../../ui/stop-list'
import { compareResults } from '../after/compare-results'
import { type Compared, keepComparing } from '../after/keep-comparing'
import styles from './compare-panel.module.css'
import '../later-words'

type ComparePanelProps = { batch: Batch; results: number; onOpen: (startId: string) => void }

/** Which fields differ across the results: how many values each has, and which. */
export function ComparePanel({ batch, results, onOpen }: ComparePanelProps) {
  const t = useT()
  const [compared, setCompared] = useState<Compared>()
  const comparing = useRef<ReturnType<typeof keepComparing>>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the batch's rows are those of its id
  useEffect(() => {
    const own = keepComparing((over) => compareResults(batch, over), setCompared)
    comparing.current = own
    return own.stop
  }, [batch.id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew where results came in
  useEffect(() => comparing.current?.ask(), [batch.id, results])
  if (compared === 'failed')
    return (
      <p role="alert" className={styles.note}>
        {t('batch.compare.failed')} <Button onClick={() => comparing.current?.ask()}>{t('tryAgain')}</Button>
      </p>
    )
  const found = compared
  if (!found) return <div className={styles.note} aria-busy="true" />
  if (found.results === 0) return <p className={styles.note}>{t('batch.compare.none')}</p>
  const differing = found.fields.filter(({ distinct, present }) => distinct > 1 || present < found.results)
  return (
    <div className={styles.panel}>
      <p className={styles.note}>
        {t('batch.compare.summary', {
          count: found.results,
          differing: differing.length,
          fields: found.fields.length,
        })}
        {found.unreadable > 0 ? ` ${t('batch.compare.unreadable', { count: found.unreadable })}` : ''}
        {found.cut ? ` ${t('batch.compare.cut')}` : ''}
      </p>
      <StopList
        className={styles.fields}
        aria-label={t('batch.compare.fields')}
        keys={found.fields.flatMap(({ path, values }) => values.map(({ text }) => keyOf(path, text)))}
      >
        {(item) =>
          found.fields.map(({ path, present, distinct, values }) => (
            <li
              key={path}
              className={cx(styles.field, distinct === 1 && present === found.results && styles.same)}
            >
              <span className={cx(styles.path, 'mono')}>
                <PlainName text={path} reading="text" />
              </span>
              <span className={cx(styles.count, 'num')}>
                {distinct === 1 && present === found.results
                  ? t('batch.compare.same')
                  : t('batch.compare.values', { count: distinct })}
                {present < found.results
                  ? ` · ${t('batch.compare.missing', { count: found.results - present })}`
                  : ''}
              </span>
              <span className={styles.values}>
                {values.map(({ text, count, startId }) => (
                  <button
                    key={text}
                    type="button"
                    {...item(keyOf(path, text))}
                    className={cx(styles.value, 'mono')}
                    title={t('batch.compare.open')}
                    onClick={() => onOpen(startId)}
                  >
                    <span className="clip">
                      <PlainName text={text} reading="text" />
                    </span>
                    <span className={cx(styles.times, 'num')}>{formatCount(count)} ×</span>
                  </button>
                ))}
              </span>
            </li>
          ))
        }
      </StopList>
    </div>
  )
}

const keyOf = (path: string, text: string): string => `${path} ${text}`
