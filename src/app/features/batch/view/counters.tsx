import { formatCount } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { cx } from '../../../ui/cx'
import { ROW_STATES, type RowState } from '../run/row-state'
import styles from './batch-detail.module.css'
import type { BatchView } from './batch-view'
import '../later-words'

type CountersProps = { view: BatchView; filter: RowState | null; onFilter: (state: RowState | null) => void }

/** How many rows are in each state, live; each narrows the table to its rows. They are the grid's legend, too. */
export function Counters({ view, filter, onFilter }: CountersProps) {
  const t = useT()
  return (
    <fieldset className={styles.counters} aria-label={t('batch.counters')}>
      {ROW_STATES.filter((state) => view.counts[state] > 0 || state === filter).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={filter === state}
          className={cx(styles.counter, filter === state && styles.pressed)}
          onClick={() => onFilter(filter === state ? null : state)}
        >
          <span className={cx(styles.dot, styles[state])} aria-hidden="true" />
          <b className="num">{formatCount(view.counts[state])}</b>{' '}
          {t(`batch.state.${state}`, { count: view.counts[state] })}
        </button>
      ))}
      {view.results > 0 ? (
        <span className={styles.results}>{t('batch.results', { count: view.results })}</span>
      ) : null}
    </fieldset>
  )
}
