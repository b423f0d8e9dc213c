import { useEffect, useState } from 'react'
import type { Target } from '../../../../contract/target'
import type { Batch } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { budgetStanding } from '../../../lib/start/budget'
import { useLive } from '../../../lib/use-live'
import styles from './setup.module.css'

type CautionsProps = {
  target: Pick<Target, 'baseUrl' | 'simulated'>
  /** Where the target stood when the batch was made; null for a new one. */
  madeFor: Batch['target'] | null
  profile: string
  /** As many would leave now. */
  now: number
  /** Counts the rows that went out before with the same request. */
  earlier: (over: AbortSignal) => Promise<number>
}

/** What should be known before money is spent: a target that has moved, today's limit, and rows that went out before. */
export function Cautions({ target, madeFor, profile, now, earlier }: CautionsProps) {
  const t = useT()
  const repeated = useEarlier(earlier)
  const budget = useLive(
    async (db) => (target.simulated ? null : await budgetStanding(db, profile, Date.now())),
    `${target.simulated} ${profile}`,
  ).value
  const left = budget ? Math.max(0, budget.limit - budget.used) : null
  return (
    <>
      {madeFor !== null && madeFor.baseUrl !== target.baseUrl ? (
        <p role="alert" className={styles.warning}>
          {t('batch.start.moved', { before: madeFor.baseUrl, now: target.baseUrl })}
        </p>
      ) : null}
      {budget && left !== null ? (
        <p className={left < now ? styles.warning : styles.faint}>
          {left === 0
            ? t('batch.start.budgetUsed', { profile, limit: budget.limit })
            : t(left < now ? 'batch.start.budgetShort' : 'batch.start.budgetFine', {
                count: left,
                profile,
                limit: budget.limit,
              })}
        </p>
      ) : null}
      {repeated === 'failed' ? (
        <p className={styles.warning}>{t('batch.start.earlierFailed')}</p>
      ) : repeated === 'looking' ? (
        <p className={styles.faint}>{t('batch.start.earlierLooking')}</p>
      ) : repeated > 0 ? (
        <p role="alert" className={styles.warning}>
          {t(target.simulated ? 'batch.start.earlierSimulated' : 'batch.start.earlier', { count: repeated })}
        </p>
      ) : null}
    </>
  )
}

/** Looked up once, when the dialog opens. */
function useEarlier(earlier: CautionsProps['earlier']): number | 'looking' | 'failed' {
  const [count, setCount] = useState<number | 'looking' | 'failed'>('looking')
  const [look] = useState(() => earlier)
  useEffect(() => {
    const over = new AbortController()
    look(over.signal).then(
      (found) => !over.signal.aborted && setCount(found),
      () => !over.signal.aborted && setCount('failed'),
    )
    return () => over.abort()
  }, [look])
  return count
}
