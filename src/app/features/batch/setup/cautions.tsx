import type { Target } from '../../../../contract/target'
import type { Batch } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import type { BudgetStanding } from '../../../lib/start/budget'
import { EarlierRows } from './earlier-rows'
import styles from './setup.module.css'
import type { EarlierLook } from './use-earlier'

type CautionsProps = {
  target: Pick<Target, 'baseUrl' | 'simulated'>
  /** Where the target stood when the batch was made; null for a new one. */
  madeFor: Batch['target'] | null
  profile: string
  /** As many would leave now. */
  now: number
  /** Where the profile's daily limit stands; null where there is none. */
  budget: BudgetStanding | null
  /** The rows that went out before with the same request, as far as they have been looked up. */
  earlier: EarlierLook
  leftOut: boolean
  onLeaveOut: (leaveOut: boolean) => void
  runHref: (startId: string) => string
}

/** What should be known before money is spent: a target that has moved, today's limit, and rows that went out before. */
export function Cautions(props: CautionsProps) {
  const { target, madeFor, profile, now, budget, earlier } = props
  const t = useT()
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
            ? t('batch.start.budgetUsed', { profile, count: budget.limit })
            : t(left < now ? 'batch.start.budgetShort' : 'batch.start.budgetFine', {
                count: left,
                profile,
                limit: budget.limit,
              })}
        </p>
      ) : null}
      {earlier === 'failed' ? (
        <p className={styles.warning}>{t('batch.start.earlierFailed')}</p>
      ) : earlier === 'looking' ? (
        <p className={styles.faint}>{t('batch.start.earlierLooking')}</p>
      ) : earlier.rows.length > 0 ? (
        <EarlierRows
          earlier={earlier}
          simulated={target.simulated}
          leftOut={props.leftOut}
          onLeaveOut={props.onLeaveOut}
          runHref={props.runHref}
        />
      ) : null}
    </>
  )
}
