import type { RowFacts } from './batch-view'
import { type CellMark, cellBox, drawCell, edgeOf, type Layout, type Palette } from './draw-cells'

/** Rows of one line of cells, side by side, that look the same. */
type Stretch = { row: number; count: number; look: string; facts: RowFacts; mark: CellMark }

/**
 * Paints cells of one size and palette. A line of each look is drawn once, and pieces of it are copied from then on:
 * drawing thousands of cells anew, each with its lines, would hold the page up for seconds.
 * @param scale device pixels for each CSS pixel
 */
export function createCellPainter(
  context: CanvasRenderingContext2D,
  layout: Layout,
  palette: Palette,
  scale: number,
) {
  const lines = new Map<string, HTMLCanvasElement>()
  const { columns, cell, gap } = layout
  const edge = edgeOf(layout)
  const high = cell + 2 * edge
  const wide = (count: number) => count * (cell + gap) - gap + 2 * edge

  function lineOf({ look, facts, mark }: Stretch): HTMLCanvasElement {
    const known = lines.get(look)
    if (known) return known
    // Only one cell has the keyboard, or is open beside.
    const count = mark === 'none' ? columns : 1
    const line = document.createElement('canvas')
    line.width = Math.ceil(wide(count) * scale)
    line.height = Math.ceil(high * scale)
    const pen = line.getContext('2d')
    pen?.scale(scale, scale)
    pen?.translate(edge, edge)
    for (let at = 0; pen && at < count; at++) {
      drawCell(pen, layout, palette, facts, mark)
      pen.translate(cell + gap, 0)
    }
    lines.set(look, line)
    return line
  }
  function copy(stretch: Stretch, top: number) {
    const { x, y } = cellBox(layout, stretch.row)
    const width = wide(stretch.count)
    const box = [x - edge, y - top - edge, width, high] as const
    context.clearRect(...box)
    context.drawImage(lineOf(stretch), 0, 0, width * scale, high * scale, ...box)
  }
  /**
   * @param from the first row, and where to end before
   * @param wanted which of them; the others stay as they are
   * @param top how far the cells are scrolled, in CSS pixels
   */
  return (
    rows: readonly RowFacts[],
    [from, end]: readonly [number, number],
    wanted: (row: number) => boolean,
    markOf: (row: number, facts: RowFacts) => CellMark,
    top: number,
  ) => {
    let stretch: Stretch | null = null
    for (let row = from; row < end; row++) {
      const facts = rows[row]
      if (!facts || !wanted(row)) continue
      const mark = markOf(row, facts)
      const look = `${facts.state} ${facts.resultAt === null} ${mark}`
      const follows = stretch !== null && row === stretch.row + stretch.count && row % columns !== 0
      if (stretch !== null && follows && mark === 'none' && stretch.look === look) stretch.count += 1
      else {
        if (stretch !== null) copy(stretch, top)
        stretch = { row, count: 1, look, facts, mark }
      }
    }
    if (stretch !== null) copy(stretch, top)
  }
}
