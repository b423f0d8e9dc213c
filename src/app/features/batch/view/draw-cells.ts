import type { RowState } from '../run/row-state'
import type { RowFacts } from './batch-view'

/** Where the cells stand: in rows from left to right, all of one size. CSS pixels. */
export type Layout = { columns: number; cell: number; gap: number; width: number; height: number }

const LARGEST = 22
const SMALLEST = 5

/**
 * The largest cells with which all rows fit into a box; from some number on they are as small as can still be hit, and the
 * box scrolls.
 */
export function layOutCells(count: number, width: number, mostHeight: number): Layout {
  for (let cell = LARGEST; cell >= SMALLEST; cell--) {
    const gap = cell >= 14 ? 3 : cell >= 8 ? 2 : 1
    const columns = Math.max(1, Math.floor((width + gap) / (cell + gap)))
    const lines = Math.ceil(count / columns)
    const height = lines * (cell + gap) - gap
    if (height <= mostHeight || cell === SMALLEST)
      return { columns, cell, gap, width, height: Math.max(cell, height) }
  }
  throw new Error('unreachable')
}

export const cellAt = ({ columns, cell, gap }: Layout, x: number, y: number): number | null => {
  const column = Math.floor(x / (cell + gap))
  if (column < 0 || column >= columns || y < 0) return null
  return Math.floor(y / (cell + gap)) * columns + column
}

export const cellBox = ({ columns, cell, gap }: Layout, row: number) => ({
  x: (row % columns) * (cell + gap),
  y: Math.floor(row / columns) * (cell + gap),
})

/** The rows whose cells can be seen, from the first up to before the other. `top`: how far they are scrolled, in CSS pixels. */
export function rowsInView(
  { columns, cell, gap }: Layout,
  top: number,
  height: number,
  count: number,
): [number, number] {
  const first = Math.max(0, Math.floor(top / (cell + gap))) * columns
  return [first, Math.min(count, Math.ceil((top + height) / (cell + gap)) * columns)]
}

/** Fill and sign of each state, from the page's own colours. */
export type Palette = Record<RowState, { fill: string; sign: string }> & {
  result: string
  focus: string
  ring: string
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const pair = (fill: string, sign: string) => ({ fill: token(fill), sign: token(sign) })
  return {
    waiting: pair('sunk', 'line-strong'),
    sending: pair('busy-soft', 'busy'),
    started: pair('ok', 'on-accent'),
    rejected: pair('bad', 'panel'),
    'not-sent': pair('idle-soft', 'idle'),
    unknown: pair('warn', 'panel'),
    'left-out': pair('panel', 'line-strong'),
    gone: pair('panel', 'line-strong'),
    result: token('accent-soft'),
    focus: token('text'),
    ring: token('text'),
  }
}

const SIGNED_FROM = 10

export type CellMark = 'none' | 'focus' | 'chosen'

/** A mark, and what clears a cell, reach so far beyond it; never into the next one. */
export const edgeOf = ({ gap }: Layout) => Math.min(gap, 2)

/** Draws one cell at the origin. States differ by shape as well, where a cell is large enough to show one. */
export function drawCell(
  context: CanvasRenderingContext2D,
  layout: Layout,
  palette: Palette,
  facts: RowFacts,
  marked: CellMark,
): void {
  const { cell } = layout
  const { fill, sign } = palette[facts.state]
  const edge = edgeOf(layout)
  context.fillStyle = fill
  context.beginPath()
  context.roundRect(0, 0, cell, cell, cell >= 10 ? 3 : 1)
  context.fill()
  if (
    facts.state === 'waiting' ||
    facts.state === 'gone' ||
    facts.state === 'left-out' ||
    facts.state === 'not-sent' ||
    facts.state === 'sending'
  ) {
    context.strokeStyle = sign
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(0.5, 0.5, cell - 1, cell - 1, cell >= 10 ? 2.5 : 1)
    context.stroke()
  }
  if (cell >= SIGNED_FROM) drawSign(context, facts, sign, cell)
  if (marked !== 'none') {
    context.strokeStyle = marked === 'focus' ? palette.focus : palette.ring
    context.lineWidth = Math.max(1, edge)
    context.strokeRect(-edge / 2, -edge / 2, cell + edge, cell + edge)
  }
}

function drawSign(
  context: CanvasRenderingContext2D,
  { state, resultAt }: RowFacts,
  colour: string,
  cell: number,
): void {
  const at = (a: number, b: number): [number, number] => [a * cell, b * cell]
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = Math.max(1.2, cell / 11)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.beginPath()
  switch (state) {
    case 'started':
      if (resultAt === null) {
        context.moveTo(...at(0.28, 0.52))
        context.lineTo(...at(0.44, 0.68))
        context.lineTo(...at(0.73, 0.34))
        context.stroke()
      } else {
        // Its result is in: a full dot.
        context.arc(...at(0.5, 0.5), cell * 0.2, 0, 2 * Math.PI)
        context.fill()
      }
      return
    case 'rejected':
      context.moveTo(...at(0.32, 0.32))
      context.lineTo(...at(0.68, 0.68))
      context.moveTo(...at(0.68, 0.32))
      context.lineTo(...at(0.32, 0.68))
      context.stroke()
      return
    case 'unknown':
      context.moveTo(...at(0.5, 0.26))
      context.lineTo(...at(0.5, 0.56))
      context.moveTo(...at(0.5, 0.74))
      context.lineTo(...at(0.5, 0.75))
      context.stroke()
      return
    case 'sending':
      context.arc(...at(0.5, 0.5), cell * 0.22, -Math.PI / 2, Math.PI)
      context.stroke()
      return
    case 'not-sent':
      context.moveTo(...at(0.3, 0.7))
      context.lineTo(...at(0.7, 0.3))
      context.stroke()
      return
    case 'left-out':
      context.moveTo(...at(0.32, 0.5))
      context.lineTo(...at(0.68, 0.5))
      context.stroke()
      return
    default:
  }
}
