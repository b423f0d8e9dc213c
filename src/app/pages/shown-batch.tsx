import type { ReactNode } from 'react'
import { setupStore } from '../features/batch/setup/setup-store'
import { BatchDetailOf } from '../features/batch/view/batch-detail'
import type { RowFacts } from '../features/batch/view/batch-view'
import { StateBadge } from '../features/runs/state-badge'
import { useT } from '../lib/i18n/i18n'
import styles from './batch-page.module.css'

type ShownBatchProps = Omit<Parameters<typeof BatchDetailOf>[0], 'chosen' | 'badge' | 'onUseAgain'> & {
  run: string | null
}

/** One batch, with each row's state as the history shows it. */
export function ShownBatch({ run, ...rest }: ShownBatchProps) {
  const t = useT()
  const badge = (facts: RowFacts): ReactNode =>
    facts.state === 'waiting' || facts.state === 'left-out' || facts.state === 'gone' ? (
      <span className={styles.quiet}>{t(`batch.state.${facts.state}`)}</span>
    ) : (
      <StateBadge state={facts.state} byHand={facts.settledBy === 'operator'} />
    )
  return (
    <BatchDetailOf
      {...rest}
      chosen={run}
      badge={badge}
      onUseAgain={(batch) => {
        // What was being put together is not lost: settings go over it.
        void setupStore.open().then(() => {
          setupStore.adopt(batch)
          rest.onShowBatch(null)
        })
      }}
    />
  )
}
