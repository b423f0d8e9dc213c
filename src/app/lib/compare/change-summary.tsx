import { useState } from 'react'
import { useT } from '../i18n/i18n'
import styles from './change-summary.module.css'
import { describeChange } from './describe-changes'
import { useChanges } from './use-changes'
import './later-words'

const SHOWN = 4
const MOST = 100

type ChangeSummaryProps = { before: string; after: string }

/** The differences between two texts in words, the first few at once. */
export function ChangeSummary({ before, after }: ChangeSummaryProps) {
  const t = useT()
  const found = useChanges(before, after)
  const [all, setAll] = useState(false)
  if (found.status === 'comparing') return <p className={styles.note}>{t('change.comparing')}</p>
  if (found.status === 'not-json')
    return <p className={styles.note}>{t(before === after ? 'change.same' : 'change.notJson')}</p>
  const { changes } = found
  if (changes.length === 0)
    return <p className={styles.note}>{t(before === after ? 'change.same' : 'change.layout')}</p>
  const shown = changes.slice(0, all ? MOST : SHOWN)
  const more = changes.length - shown.length
  return (
    <ul className={styles.list} aria-label={t('change.list')}>
      {shown.map((change, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew for another pair
        <li key={at} className={styles[change.kind]}>
          {describeChange(t, change)}
        </li>
      ))}
      {more > 0 ? (
        <li>
          {all ? (
            t('change.more', { count: more })
          ) : (
            <button type="button" className={styles.more} onClick={() => setAll(true)}>
              {t('change.more', { count: more })}
            </button>
          )}
        </li>
      ) : null}
    </ul>
  )
}
