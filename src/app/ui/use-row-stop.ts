import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react'
import type { FixedRowsHandle } from './fixed-rows'

type RowStopOptions = {
  count: number
  /** What a row is known by wherever it comes to stand; nothing while it is not read. */
  keyAt: (index: number) => string | undefined
  /** Where the focus comes first, if it is near the top; else the first row. */
  preferred?: string | null
  onView?: (first: number, last: number) => void
  /** The part of a row that takes the focus unless another one has it: the `data-part` of its main link or button. */
  mainPart: string
}

type RowStop = {
  /** For `FixedRows`. */
  rows: RefObject<FixedRowsHandle | null>
  keep: number
  onView: (first: number, last: number) => void
  /** The part of this row in which Tab stops; nothing where it stops in another row. */
  partAt: (index: number) => string | undefined
  /** For the element around the rows, each of which says its place as `data-row`. */
  list: {
    onFocus: (event: FocusEvent) => void
    onKeyDown: (event: KeyboardEvent) => void
  }
  focusAt: (index: number) => void
}

/** So far a row may have moved, by others that came or went, before it counts as gone. */
const REACH = 200
/** So many frames a row that is read first may take. */
const FRAMES = 120
const PAGE = 10

/**
 * Makes a long list, of which only the rows in view exist, one stop of the Tab key. Up and down, Page keys, Home and End
 * go through the rows, left and right through the parts of a row (`data-part`), and Tab goes on to what follows.
 */
export function useRowStop(options: RowStopOptions): RowStop {
  const { count, keyAt, preferred = null, onView, mainPart } = options
  const rows = useRef<FixedRowsHandle>(null)
  const [last, setLast] = useState<{ key: string | undefined; index: number; part: string }>()
  const start = last ?? { key: preferred ?? undefined, index: 0, part: mainPart }
  const place = Math.min(placeNear(keyAt, start.key, start.index) ?? start.index, count - 1)
  const firstInView = useRef(0)
  // A row that is far away and not read has nothing to stop at.
  const stop = keyAt(place) === undefined ? Math.min(firstInView.current, count - 1) : place

  const wanted = useRef(-1)
  /** A row far away is asked for first, and gets the focus when it is there. */
  const focusAt = (index: number, part = mainPart) => {
    rows.current?.show(index)
    wanted.current = index
    let left = FRAMES
    const look = () => {
      if (wanted.current !== index) return
      const parts = partsOf(rows.current?.rowAt(index))
      const found = parts.find(({ dataset }) => dataset.part === part) ?? mainOf(parts, mainPart)
      if (found) found.focus({ preventScroll: true })
      else if (--left > 0) requestAnimationFrame(look)
    }
    look()
  }
  return {
    rows,
    keep: stop,
    onView: useCallback(
      (first, last) => {
        firstInView.current = first
        onView?.(first, last)
      },
      [onView],
    ),
    partAt: (index) => (index === stop ? start.part : undefined),
    list: {
      onFocus: ({ target }) => {
        const place = placeOf(target)
        wanted.current = -1
        if (place) setLast({ key: keyAt(place.index), ...place })
      },
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
        const place = placeOf(event.target)
        if (!place) return
        const { index, part } = place
        const to = {
          ArrowDown: index + 1,
          ArrowUp: index - 1,
          PageDown: Math.min(count - 1, index + PAGE),
          PageUp: Math.max(0, index - PAGE),
          Home: 0,
          End: count - 1,
        }[event.key]
        const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
        if (to === undefined && aside === undefined) return
        event.preventDefault()
        if (to !== undefined) {
          if (to >= 0 && to < count) focusAt(to, part)
          return
        }
        const parts = partsOf(rows.current?.rowAt(index))
        parts[parts.findIndex(({ dataset }) => dataset.part === part) + (aside ?? 0)]?.focus()
      },
    },
    focusAt,
  }
}

/** Where a row stands now that stood here; null where it is gone, or far away. */
function placeNear(
  keyAt: (index: number) => string | undefined,
  key: string | undefined,
  index: number,
): number | null {
  if (key === undefined) return null
  for (let step = 0; step <= REACH; step += 1) {
    if (keyAt(index + step) === key) return index + step
    if (keyAt(index - step) === key) return index - step
  }
  return null
}

/** The parts of a row that can have the focus, in their order. */
const partsOf = (row: Element | null | undefined): HTMLElement[] =>
  [...(row?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].filter((part) => !part.matches(':disabled'))

const mainOf = (parts: readonly HTMLElement[], mainPart: string): HTMLElement | undefined =>
  parts.find(({ dataset }) => dataset.part === mainPart)

function placeOf(target: EventTarget | null): { index: number; part: string } | null {
  if (!(target instanceof Element)) return null
  const part = target.closest<HTMLElement>('[data-part]')?.dataset.part
  const row = target.closest<HTMLElement>('[data-row]')?.dataset.row
  return part === undefined || row === undefined ? null : { index: Number(row), part }
}
