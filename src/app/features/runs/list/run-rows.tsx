import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { useNow } from '../../../lib/use-now'
import { FixedRows } from '../../../ui/fixed-rows'
import { useRowStop } from '../../../ui/use-row-stop'
import { useWidth } from '../../../ui/use-width'
import { setStar } from '../annotate-runs'
import { RunRow } from './run-row'
import styles from './run-rows.module.css'
import type { RunList } from './use-run-view'

export type RunRowsHandle = { focusFirst(): void }

type RunRowsProps = {
  list: RunList
  selected: string | null
  hrefOf: (startId: string) => string
  table?: boolean
  marks?: {
    has: (startId: string) => boolean
    onMark: (index: number, marked: boolean, range: boolean) => void
  }
  ref?: Ref<RunRowsHandle>
}

const NARROW = 560
const TABLE_AT = 640

/**
 * The runs of a view, of which only those on the screen exist. One stop of the Tab key: arrows, Page keys, Home and End
 * move inside, to a row's own controls too; Enter opens a run; `x` marks, `s` stars.
 */
export function RunRows({ list, selected, hrefOf, table = false, marks, ref }: RunRowsProps) {
  const t = useT()
  const now = useNow(20_000)
  const {
    rows,
    keep,
    onView,
    partAt,
    list: stop,
    focusAt,
  } = useRowStop({
    count: list.total,
    keyAt: (index) => list.lineAt(index)?.startId,
    preferred: selected,
    onView: list.onView,
    mainPart: 'run',
  })
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box) ?? 800
  const asTable = table && width >= TABLE_AT
  const rowHeight = asTable ? 36 : width <= NARROW ? 60 : 44

  useImperativeHandle(ref, () => ({ focusFirst: () => focusAt(0) }))
  const onKeyDown = (event: KeyboardEvent) => {
    stop.onKeyDown(event)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    const at = Number(row?.dataset.row ?? Number.NaN)
    const line = list.lineAt(at)
    if (!line) return
    if (event.key === 'x' && marks) marks.onMark(at, !marks.has(line.startId), false)
    else if (event.key === 's') void setStar([line.startId], !line.starred)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows out of view do not exist, so their places are said by attributes
    <div
      role="list"
      aria-label={t('runs.list')}
      className={styles.box}
      ref={box}
      onFocus={stop.onFocus}
      onKeyDown={onKeyDown}
    >
      <FixedRows
        key={rowHeight}
        ref={rows}
        box={{ className: styles.rows }}
        count={list.total}
        rowHeight={rowHeight}
        keep={keep}
        onView={onView}
        row={(index) => {
          const line = list.lineAt(index)
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div
              key={line?.startId ?? index}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={list.total}
              data-row={index}
              className={styles.row}
              style={{ height: rowHeight }}
            >
              {line ? (
                <RunRow
                  line={line}
                  href={hrefOf(line.startId)}
                  selected={line.startId === selected}
                  now={now}
                  table={asTable}
                  stop={partAt(index)}
                  marking={
                    marks && {
                      marked: marks.has(line.startId),
                      onMark: (marked, range) => marks.onMark(index, marked, range),
                    }
                  }
                />
              ) : (
                <div className={styles.blank} aria-hidden />
              )}
            </div>
          )
        }}
      />
    </div>
  )
}
