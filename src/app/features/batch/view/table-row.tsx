import { memo, type ReactNode, type RefObject } from 'react'
import { explain } from '../../../../contract/explanations/explain'
import { spellOut } from '../../../../contract/misleading-text'
import { formatDuration, formatExact, formatTime } from '../../../lib/format'
import { useLocale, useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { cx } from '../../../ui/cx'
import { MiddleClip } from '../../../ui/middle-clip'
import styles from './batch-table.module.css'
import type { RowFacts } from './batch-view'
import { canRetry } from './pick-rows'
import '../later-words'

type TableRowProps = {
  row: number
  /** Where it stands among those that are shown. */
  place: number
  /** The part in which the Tab key stops: `pick` or `open`; nothing where it stops in another row. */
  stop: string | undefined
  facts: RowFacts
  /** The first values of its seed; empty while they are read. */
  seed: string
  /** The beginning of its result; empty where there is none. */
  result: string
  /** Its run is open beside. */
  chosen: boolean
  picked: boolean
  badge: (facts: RowFacts) => ReactNode
  acts: RefObject<{
    open: (facts: RowFacts, row: number) => void
    pick: (row: number, on: boolean, range: boolean) => void
  }>
}

/** One row of a batch's table. Drawn again only where something of it changed: many rows change while they are sent. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, place, stop, facts, seed, result, chosen, picked, badge, acts } = props
  const fixed = !canRetry(facts) && !picked
  const part = stop === 'pick' && fixed ? 'open' : stop
  const partIs = (name: string) => ({ 'data-part': name, tabIndex: part === name ? 0 : -1 })
  const shut = facts.startId === null
  const t = useT()
  const locale = useLocale()
  const said = facts.message ?? (facts.reason ? explain(facts.reason, locale).what : '')
  return (
    <div
      data-row={place}
      data-state={facts.state}
      className={cx(styles.row, styles.line, chosen && styles.chosen)}
    >
      <label className={styles.tick}>
        <input
          type="checkbox"
          aria-label={t('batch.pick.row', { row: row + 1 })}
          {...partIs('pick')}
          disabled={fixed}
          checked={picked}
          onChange={(event) =>
            acts.current.pick(row, event.target.checked, (event.nativeEvent as MouseEvent).shiftKey === true)
          }
        />
      </label>
      <span className="num">
        <button
          type="button"
          className={styles.open}
          {...partIs('open')}
          // It keeps the focus, since it may be all that the arrows have to go to in this row.
          aria-disabled={shut}
          onClick={() => shut || acts.current.open(facts, row)}
        >
          <span className="visually-hidden">{t('batch.table.open')} </span>
          {row + 1}
        </button>
      </span>
      <span>{badge(facts)}</span>
      <span className={styles.id}>
        {facts.executionId ? (
          <MiddleClip text={spellOut(facts.executionId)} />
        ) : (
          <span className="clip">
            <PlainName text={said} reading="text" />
          </span>
        )}
      </span>
      <span className={cx(styles.seed, 'clip')}>
        <PlainName text={seed} reading="text" />
      </span>
      <span className={cx(styles.result, 'mono', 'clip')}>
        <PlainName text={result} reading="text" />
      </span>
      <span className={cx(styles.took, 'num')}>
        {facts.durationMs === null ? '' : formatDuration(facts.durationMs)}
      </span>
      <span
        className={cx(styles.time, 'num')}
        title={facts.createdAt === null ? undefined : formatExact(facts.createdAt)}
      >
        {facts.createdAt === null ? '' : formatTime(facts.createdAt)}
      </span>
    </div>
  )
})
