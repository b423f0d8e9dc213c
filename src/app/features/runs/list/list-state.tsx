import { keptFormat } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { useCount } from './filter-buttons'
import { FiveStates } from './five-states'
import styles from './toolbar.module.css'
import type { RunList } from './use-run-view'

type ListStateProps = {
  list: RunList
  filtered: boolean
  onClear: () => void
  /** Leads to the form, where it does not stand beside the list. */
  onLaunch?: () => void
}

/** How many runs there are to see, and why there are none; spoken politely. */
export function ListState({ list, filtered, onClear, onLaunch }: ListStateProps) {
  const t = useT()
  const count = useCount()
  if (list.status === 'failed')
    return (
      <div className={styles.note} role="alert">
        {t('runs.failed')}{' '}
        <Button size="small" onClick={list.retry}>
          {t('tryAgain')}
        </Button>
      </div>
    )
  const building =
    list.building === null
      ? ''
      : t('runs.building', {
          percent: keptFormat('percent', (l) => new Intl.NumberFormat(l, { style: 'percent' })).format(
            list.building,
          ),
        })
  return (
    <>
      <p role="status" className={filtered || building ? styles.state : 'visually-hidden'}>
        {list.status === 'ready' && list.all !== null
          ? filtered
            ? t('runs.some', { some: count(list.total), count: list.all })
            : t('runs.every', { count: list.all })
          : ''}{' '}
        {building} {list.reading ? t('runs.reading') : ''}
      </p>
      {list.status === 'ready' && list.total === 0 ? (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>{t(filtered ? 'runs.noMatchTitle' : 'runs.emptyTitle')}</p>
          <p>{t(filtered ? 'runs.noMatch' : 'runs.empty')}</p>
          {filtered ? <Button onClick={onClear}>{t('runs.clearFilters')}</Button> : null}
          {filtered || !onLaunch ? null : <Button onClick={onLaunch}>{t('runs.goToLaunch')}</Button>}
          {filtered ? null : <FiveStates />}
        </div>
      ) : null}
    </>
  )
}
