import { type ReactNode, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { FixedRows } from '../../../ui/fixed-rows'
import { useRowStop } from '../../../ui/use-row-stop'
import type { RowState } from '../run/row-state'
import styles from './batch-table.module.css'
import type { BatchView, RowFacts } from './batch-view'
import { canBePicked, countRetryable, pick } from './pick-rows'
import { createRowSource } from './row-source'
import { TableRow } from './table-row'
import '../later-words'

type BatchTableProps = {
  batchId: string
  view: BatchView
  filter: RowState | null
  chosen: string | null
  /** Rows that were picked by hand, to be sent again. */
  picked: ReadonlySet<number>
  onPick: (picked: ReadonlySet<number>) => void
  badge: (facts: RowFacts) => ReactNode
  onOpen: (facts: RowFacts, row: number) => void
  /** Makes a batch of the picked rows; null while that can't be. */
  onRetry: (() => void) | null
}

const ROW_HEIGHT = 36
/** Narrow screens do without these. */
const HIDDEN: readonly string[] = ['result', 'took', 'time', 'seed']

/**
 * The rows as a table: state, id or why there is none, seed, result, times. Only what is in view exists. One stop of the
 * Tab key: arrows go from row to row, and between a row's tick and what opens its run.
 */
export function BatchTable(props: BatchTableProps) {
  const { batchId, view, filter, chosen, picked, onPick, badge, onOpen, onRetry } = props
  const t = useT()
  const [source] = useState(() => createRowSource(batchId))
  useSyncExternalStore(source.subscribe, source.get)
  const shown = useMemo(() => {
    if (filter === null) return null
    const rows: number[] = []
    for (const [row, { state }] of view.rows.entries()) if (state === filter) rows.push(row)
    return rows
  }, [view, filter])
  const count = shown?.length ?? view.rows.length
  const { rows, keep, partAt, list } = useRowStop({
    count,
    keyAt: (index) => {
      const row = shown?.[index] ?? index
      return view.rows[row] && String(row)
    },
    mainPart: 'open',
  })
  const lastPicked = useRef<number>(null)
  const able = countRetryable(view.counts, filter)
  const pickedHere = [...picked].filter((row) => view.rows[row] && canBePicked(view.rows[row], filter)).length
  const pickRow = (row: number, on: boolean, range: boolean) => {
    onPick(pick(picked, row, on, view.rows, shown, range ? lastPicked.current : null))
    lastPicked.current = row
  }
  // One for all renderings: rows that did not change are not drawn again.
  const acts = useRef({ open: onOpen, pick: pickRow })
  acts.current = { open: onOpen, pick: pickRow }
  const heads = ['row', 'state', 'id', 'seed', 'result', 'took', 'time'] as const
  return (
    <section aria-label={t('batch.table.label')} className={styles.table}>
      {picked.size > 0 ? (
        <div className={styles.picked}>
          <b className="num">{t('batch.pick.count', { count: picked.size })}</b>
          <Button
            size="small"
            look="primary"
            aria-disabled={onRetry === null}
            title={onRetry === null ? t('batch.pick.busy') : undefined}
            onClick={() => onRetry?.()}
          >
            {t('batch.pick.retry')}
          </Button>
          <Button size="small" onClick={() => onPick(new Set())}>
            {t('batch.pick.clear')}
          </Button>
        </div>
      ) : null}
      <div className={cx(styles.row, styles.head)}>
        <label className={styles.tick}>
          <input
            type="checkbox"
            aria-label={t('batch.pick.all')}
            disabled={able === 0}
            checked={able > 0 && pickedHere === able}
            ref={(box) => {
              if (box) box.indeterminate = pickedHere > 0 && pickedHere < able
            }}
            onChange={(event) => {
              const next = new Set(picked)
              for (const [row, facts] of view.rows.entries()) {
                if (!canBePicked(facts, filter)) continue
                if (event.target.checked) next.add(row)
                else next.delete(row)
              }
              onPick(next)
            }}
          />
        </label>
        {heads.map((head) => (
          <span key={head} className={cx(styles.headCell, HIDDEN.includes(head) && styles[head])}>
            {t(`batch.table.${head}`)}
          </span>
        ))}
      </div>
      {count === 0 ? <p className={styles.none}>{t('batch.table.none')}</p> : null}
      <FixedRows
        ref={rows}
        count={count}
        rowHeight={ROW_HEIGHT}
        keep={keep}
        box={{ role: 'presentation', className: styles.body, ...list }}
        row={(index) => {
          const row = shown?.[index] ?? index
          const facts = view.rows[row]
          if (!facts) return null
          const result =
            facts.startId !== null && facts.resultAt !== null ? source.result(facts.startId) : undefined
          return (
            <TableRow
              key={row}
              row={row}
              place={index}
              stop={partAt(index)}
              facts={facts}
              seed={source.texts(row)?.seed ?? ''}
              result={result ?? ''}
              chosen={chosen !== null && facts.startId === chosen}
              picked={picked.has(row)}
              badge={badge}
              acts={acts}
            />
          )
        }}
      />
    </section>
  )
}
