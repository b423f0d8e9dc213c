import {
  type HTMLAttributes,
  type ReactNode,
  type Ref,
  type UIEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { cx } from './cx'
import styles from './fixed-rows.module.css'

/** Lets the owner bring a row into view, and find it by its place, which the row says as `data-row`. */
export type FixedRowsHandle = { show(index: number): void; rowAt(index: number): Element | null }

type FixedRowsProps = {
  count: number
  /** Height of every row in CSS pixels. */
  rowHeight: number
  row: (index: number) => ReactNode
  /** A row that exists wherever the box is scrolled to, such as the one in which the Tab key stops. */
  keep?: number | undefined
  /** Told which rows exist, first included, last not, when that changes. */
  onView?: ((first: number, last: number) => void) | undefined
  /** For the box that scrolls: its role, its name, its keys. It, or something in each row, must be reachable by keyboard. */
  box: HTMLAttributes<HTMLDivElement>
  ref?: Ref<FixedRowsHandle>
}

const BEYOND = 10

/** A long list of rows of one height, of which only those in view exist. */
export function FixedRows({
  count,
  rowHeight,
  row,
  keep = -1,
  onView,
  box: attributes,
  ref,
}: FixedRowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ first: 0, shown: 40 })
  const measure = () => {
    const element = box.current
    if (!element) return
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - BEYOND)
    const shown = Math.ceil(element.clientHeight / rowHeight) + 2 * BEYOND
    setView((old) => (old.first === first && old.shown === shown ? old : { first, shown }))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: measures what was laid out; the row's height is fixed
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  useImperativeHandle(ref, () => ({
    show(index) {
      const element = box.current
      if (!element) return
      const top = index * rowHeight
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowHeight - element.clientHeight
      measure()
    },
    rowAt: (index) => box.current?.querySelector(`[data-row="${index}"]`) ?? null,
  }))
  const first = Math.min(view.first, Math.max(0, count - 1))
  const last = Math.min(count, first + view.shown)
  useLayoutEffect(() => onView?.(first, last), [onView, first, last])
  const rows: ReactNode[] = []
  for (let index = first; index < last; index++) rows.push(row(index))
  const gap = (of: number) => <div key="gap" role="presentation" style={{ height: of * rowHeight }} />
  const before = keep >= 0 && keep < first
  if (before) rows.unshift(row(keep), gap(first - keep - 1))
  else if (keep >= last && keep < count) rows.push(gap(keep - last), row(keep))
  return (
    <div
      role="presentation"
      {...attributes}
      ref={box}
      className={cx(styles.box, attributes.className)}
      onScroll={(event: UIEvent) => event.target === box.current && measure()}
    >
      <div role="presentation" className={styles.all} style={{ height: count * rowHeight }}>
        <div role="presentation" className={styles.some} style={{ top: (before ? keep : first) * rowHeight }}>
          {rows}
        </div>
      </div>
    </div>
  )
}
