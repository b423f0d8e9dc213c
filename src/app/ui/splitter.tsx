import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { cx } from './cx'
import styles from './splitter.module.css'

type SplitterProps = {
  label: string
  /** `vertical`: a line between left and right; `horizontal`: between above and below. */
  orientation: 'vertical' | 'horizontal'
  /** Share of the first pane in percent. */
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

/** The movable line between two panes (WAI-ARIA window splitter): drag, arrow keys, Home, End. */
export function Splitter({ label, orientation, value, min, max, onChange }: SplitterProps) {
  const line = useRef<HTMLDivElement>(null)
  const clamp = (share: number) => Math.min(max, Math.max(min, share))
  const onPointerMove = (event: PointerEvent) => {
    const parent = line.current?.parentElement
    if (!parent || !line.current?.hasPointerCapture(event.pointerId)) return
    const box = parent.getBoundingClientRect()
    const share =
      orientation === 'vertical'
        ? (event.clientX - box.left) / box.width
        : (event.clientY - box.top) / box.height
    onChange(clamp(share * 100))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: value - 2,
      ArrowUp: value - 2,
      ArrowRight: value + 2,
      ArrowDown: value + 2,
      Home: min,
      End: max,
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    onChange(clamp(next))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is a widget, which <hr> is not
    <div
      ref={line}
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={cx(styles.splitter, styles[orientation])}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault()
        line.current?.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
    />
  )
}
