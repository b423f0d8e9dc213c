import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react'
import { explain } from '../../../../contract/explanations/explain'
import { formatDuration, formatExact, formatTime } from '../../../lib/format'
import { useLocale, useT } from '../../../lib/i18n/i18n'
import { cx } from '../../../ui/cx'
import { FixedRows } from '../../../ui/fixed-rows'
import { MiddleClip } from '../../../ui/middle-clip'
import type { RowState } from '../run/row-state'
import styles from './batch-table.module.css'
import type { BatchView, RowFacts } from './batch-view'
import { createRowSource } from './row-source'
import '../later-words'

type BatchTableProps = {
  batchId: string
  view: BatchView
  filter: RowState | null
  chosen: string | null
  badge: (facts: RowFacts) => ReactNode
  onOpen: (facts: RowFacts, row: number) => void
}

const ROW_HEIGHT = 36
/** Narrow screens do without these. */
const HIDDEN: readonly string[] = ['result', 'took', 'time', 'seed']

/** The rows as a table: state, id or why there is none, seed, result, times. Only what is in view exists. */
export function BatchTable({ batchId, view, filter, chosen, badge, onOpen }: BatchTableProps) {
  const t = useT()
  const locale = useLocale()
  const [source] = useState(() => createRowSource(batchId))
  useSyncExternalStore(source.subscribe, source.get)
  const shown = useMemo(() => {
    if (filter === null) return null
    return view.rows.flatMap(({ state }, row) => (state === filter ? row : []))
  }, [view, filter])
  const count = shown?.length ?? view.rows.length
  const heads = ['row', 'state', 'id', 'seed', 'result', 'took', 'time'] as const
  return (
    <section aria-label={t('batch.table.label')} className={styles.table}>
      <div className={cx(styles.row, styles.head)}>
        {heads.map((head) => (
          <span key={head} className={cx(styles.headCell, HIDDEN.includes(head) && styles[head])}>
            {t(`batch.table.${head}`)}
          </span>
        ))}
      </div>
      {count === 0 ? <p className={styles.none}>{t('batch.table.none')}</p> : null}
      <FixedRows
        count={count}
        rowHeight={ROW_HEIGHT}
        box={{ role: 'presentation', className: styles.body }}
        row={(index) => {
          const row = shown?.[index] ?? index
          const facts = view.rows[row]
          if (!facts) return null
          const texts = source.texts(row)
          const said = facts.message ?? (facts.reason ? explain(facts.reason, locale).what : '')
          const result =
            facts.startId !== null && facts.resultAt !== null ? source.result(facts.startId) : undefined
          return (
            <div
              key={row}
              data-row={row}
              data-state={facts.state}
              className={cx(
                styles.row,
                styles.line,
                chosen !== null && facts.startId === chosen && styles.chosen,
              )}
            >
              <span className="num">
                <button
                  type="button"
                  className={styles.open}
                  disabled={facts.startId === null}
                  onClick={() => onOpen(facts, row)}
                >
                  <span className="visually-hidden">{t('batch.table.open')} </span>
                  {row + 1}
                </button>
              </span>
              <span>{badge(facts)}</span>
              <span className={styles.id}>
                {facts.executionId ? (
                  <MiddleClip text={facts.executionId} />
                ) : (
                  <span className="clip">{said}</span>
                )}
              </span>
              <span className={cx(styles.seed, 'clip')}>{texts?.seed ?? ''}</span>
              <span className={cx(styles.result, 'mono', 'clip')}>{result ?? ''}</span>
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
        }}
      />
    </section>
  )
}
