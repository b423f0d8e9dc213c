import { useEffect, useState } from 'react'
import type { Batch } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { type Comparison, compareResults } from '../after/compare-results'
import styles from './compare-panel.module.css'
import '../later-words'

type ComparePanelProps = { batch: Batch; results: number; onOpen: (startId: string) => void }

/** Which fields differ across the results: how many values each has, and which. */
export function ComparePanel({ batch, results, onOpen }: ComparePanelProps) {
  const t = useT()
  const [found, setFound] = useState<Comparison>()
  const [failed, setFailed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew where results came in, and asked again
  useEffect(() => {
    let over = false
    compareResults(batch).then(
      (comparison) => !over && setFound(comparison),
      () => !over && setFailed(true),
    )
    return () => {
      over = true
    }
  }, [batch.id, results, failed])
  if (failed)
    return (
      <p role="alert" className={styles.note}>
        {t('batch.compare.failed')} <Button onClick={() => setFailed(false)}>{t('tryAgain')}</Button>
      </p>
    )
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
      <ul className={styles.fields} aria-label={t('batch.compare.fields')}>
        {found.fields.map(({ path, present, distinct, values }) => (
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
                  className={cx(styles.value, 'mono')}
                  title={t('batch.compare.open')}
                  onClick={() => onOpen(startId)}
                >
                  <span className="clip">
                    <PlainName text={text} reading="text" />
                  </span>
                  <span className={cx(styles.times, 'num')}>{count} ×</span>
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
