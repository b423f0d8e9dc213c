import type { Batch } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { useLive } from '../../../lib/use-live'
import { estimateWords } from '../rough-time'
import { estimate, UNMEASURED, usualCall } from './estimate'
import styles from './setup.module.css'
import '../later-words'

type EstimateLineProps = {
  facts: Pick<Batch, 'target' | 'project' | 'automation' | 'pace'>
  /** As many will leave, unless something stops them. */
  count: number
}

/** How long so many starts will take, as far as that can be known. Nothing where none would leave, or while it is looked up. */
export function EstimateLine({ facts, count }: EstimateLineProps) {
  const t = useT()
  const { target, project, automation, pace } = facts
  const call = useLive((db) => usualCall(db, facts), JSON.stringify([target.id, project, automation]))
  if (count <= 0 || call.status === 'loading') return null
  const { kind, ...times } = estimateWords(estimate(count, pace, call.value ?? UNMEASURED))
  return (
    <p className={styles.faint}>
      {t(`batch.start.${kind}`, { count, ...times })}
      {target.simulated ? null : ` ${t('batch.start.estimateWaits')}`}
    </p>
  )
}
