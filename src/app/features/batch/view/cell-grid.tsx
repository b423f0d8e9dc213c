import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import type { BatchViewStore, RowFacts } from './batch-view'
import styles from './cell-grid.module.css'
import { cellAt, cellBox } from './draw-cells'
import { useCellCanvas } from './use-cell-canvas'
import '../later-words'

type CellGridProps = {
  view: BatchViewStore
  /** The run that is open beside the grid. */
  chosen: string | null
  mostHeight: number
  onOpen: (facts: RowFacts, row: number) => void
}

/**
 * A cell for each row, filled as its state is known. One canvas, of which only changed cells are drawn again: ten thousand
 * rows cost no more than the few that change. For keyboard and screen reader it is a list with one row spoken at a time.
 */
export function CellGrid({ view, chosen, mostHeight, onOpen }: CellGridProps) {
  const t = useT()
  const id = useId()
  const [active, setActive] = useState(0)
  const [focused, setFocused] = useState(false)
  const [hover, setHover] = useState<{ row: number; x: number; y: number }>()
  const count = view.get().rows.length

  const { frame, field, canvas, layout } = useCellCanvas(view, mostHeight, { active, focused, chosen })

  const rowUnder = (event: PointerEvent) => {
    const area = field.current?.getBoundingClientRect()
    const now = layout.current
    if (!area || !now) return null
    const row = cellAt(now, event.clientX - area.left, event.clientY - area.top)
    return row !== null && row < count ? row : null
  }
  const move = (row: number) => {
    const next = Math.max(0, Math.min(count - 1, row))
    setActive(next)
    const now = layout.current
    if (now && frame.current) {
      const { y } = cellBox(now, next)
      const { scrollTop, clientHeight } = frame.current
      if (y < scrollTop) frame.current.scrollTop = y
      else if (y + now.cell > scrollTop + clientHeight)
        frame.current.scrollTop = y + now.cell - clientHeight + 6
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const columns = layout.current?.columns ?? 1
    const to = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: active + columns,
      ArrowUp: active - columns,
      PageDown: active + 10 * columns,
      PageUp: active - 10 * columns,
      Home: 0,
      End: count - 1,
    }[event.key]
    const facts = view.get().rows[active]
    if ((event.key === 'Enter' || event.key === ' ') && facts) {
      event.preventDefault()
      onOpen(facts, active)
    }
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }
  const words = (row: number) => {
    const facts = view.get().rows[row]
    if (!facts) return ''
    const state = t(`batch.state.${facts.state}`)
    return t('batch.grid.cell', { row: row + 1, state, id: facts.executionId ?? '' }).trim()
  }
  const hovered = hover && view.get().rows[hover.row]
  return (
    <>
      <div
        ref={frame}
        role="listbox"
        aria-label={t('batch.grid.label')}
        aria-activedescendant={`${id}-cell`}
        tabIndex={0}
        className={styles.box}
        style={{ maxHeight: mostHeight + 8 }}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <div ref={field}>
          <canvas
            ref={canvas}
            className={styles.canvas}
            onPointerMove={(event) => {
              const row = rowUnder(event)
              setHover(row === null ? undefined : { row, x: event.clientX, y: event.clientY })
            }}
            onPointerLeave={() => setHover(undefined)}
            onPointerUp={(event) => {
              const row = rowUnder(event)
              const facts = row === null ? undefined : view.get().rows[row]
              if (row === null || !facts) return
              setActive(row)
              onOpen(facts, row)
            }}
          />
        </div>
        <div
          id={`${id}-cell`}
          role="option"
          tabIndex={-1}
          aria-selected={view.get().rows[active]?.startId === chosen && chosen !== null}
          aria-posinset={active + 1}
          aria-setsize={count}
          className="visually-hidden"
        >
          {words(active)}
        </div>
      </div>
      {hover && hovered ? (
        <div
          className={styles.tip}
          style={{
            left: Math.min(hover.x + 14, innerWidth - 260),
            top: hover.y + 18 > innerHeight - 80 ? hover.y - 60 : hover.y + 18,
          }}
        >
          <b>{t('batch.grid.row', { row: hover.row + 1 })}</b> · {t(`batch.state.${hovered.state}`)}
          {hovered.resultAt === null ? null : ` · ${t('batch.grid.result')}`}
          <div className={styles.tipId}>
            <PlainName text={hovered.executionId ?? hovered.message ?? ''} reading="text" />
          </div>
        </div>
      ) : null}
    </>
  )
}
