import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { BatchViewStore, RowFacts } from './batch-view'
import { type CellMark, type Layout, layOutCells, readPalette, rowsInView } from './draw-cells'
import { createCellPainter } from './paint-cells'

/** What stands out: the cell that the keyboard is at, and that of the run that is open beside. */
export type CellMarks = { active: number; focused: boolean; chosen: string | null }

/** `field` is as high as all cells; `canvas` stays in view within it and is no higher than `frame`, which scrolls. */
type CellCanvas = {
  frame: RefObject<HTMLDivElement | null>
  field: RefObject<HTMLDivElement | null>
  canvas: RefObject<HTMLCanvasElement | null>
  layout: RefObject<Layout | null>
}

/**
 * Draws the cells that are in view, and of those again only what changed: fifty thousand rows cost no more than the few
 * thousand cells that can be seen.
 */
export function useCellCanvas(view: BatchViewStore, mostHeight: number, marks: CellMarks): CellCanvas {
  const frame = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const layout = useRef<Layout>(null)
  const marked = useRef(marks)
  marked.current = marks
  const drawAll = useRef(() => {})

  useLayoutEffect(() => {
    const [box, space, surface] = [frame.current, field.current, canvas.current]
    const context = surface?.getContext('2d')
    if (!box || !space || !surface || !context) return
    let palette = readPalette(box)
    let fitted = ''
    let paint: ReturnType<typeof createCellPainter> | undefined
    let pending: Set<number> | 'all' = 'all'
    let request = 0
    const draw = () => {
      request = 0
      const { rows } = view.get()
      const now = layout.current
      if (!now) return
      paint ??= createCellPainter(context, now, palette, devicePixelRatio)
      const top = surface.getBoundingClientRect().top - space.getBoundingClientRect().top
      const inView = rowsInView(now, top, surface.clientHeight, rows.length)
      const changed = pending
      pending = new Set()
      if (changed === 'all') context.clearRect(0, 0, surface.width, surface.height)
      const wanted = (row: number) => changed === 'all' || changed.has(row)
      paint(rows, inView, wanted, (row, facts) => markOf(row, facts, marked.current), top)
    }
    const ask = (rows: readonly number[] | 'all') => {
      if (rows === 'all') pending = 'all'
      else if (pending !== 'all') for (const row of rows) pending.add(row)
      if (request === 0) request = requestAnimationFrame(draw)
    }
    const fitBox = () => {
      const width = Math.max(60, box.clientWidth - 6)
      const next = layOutCells(view.get().rows.length, width, mostHeight)
      const height = Math.min(next.height + 2, mostHeight + 8)
      const scale = devicePixelRatio
      const fit = `${next.width} ${height} ${scale}`
      if (fit === fitted) return
      fitted = fit
      layout.current = next
      paint = undefined
      space.style.height = `${next.height + 2}px`
      surface.width = Math.round(next.width * scale)
      surface.height = Math.round(height * scale)
      surface.style.width = `${next.width}px`
      surface.style.height = `${height}px`
      context.setTransform(scale, 0, 0, scale, 0, 0)
      // Within this frame: a canvas that was just sized is empty.
      pending = 'all'
      draw()
    }
    drawAll.current = () => ask('all')
    const scrolled = () => ask('all')
    box.addEventListener('scroll', scrolled, { passive: true })
    const sizes = new ResizeObserver(fitBox)
    sizes.observe(box)
    const repaint = () => {
      palette = readPalette(box)
      paint = undefined
      ask('all')
    }
    const theme = new MutationObserver(repaint)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const unsubscribe = view.subscribe(() => ask(view.get().changed))
    fitBox()
    return () => {
      unsubscribe()
      box.removeEventListener('scroll', scrolled)
      sizes.disconnect()
      theme.disconnect()
      cancelAnimationFrame(request)
    }
  }, [view, mostHeight])
  const { active, focused, chosen } = marks
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks are drawn, not rendered
  useEffect(() => drawAll.current(), [active, focused, chosen])
  return { frame, field, canvas, layout }
}

function markOf(row: number, { startId }: RowFacts, { active, focused, chosen }: CellMarks): CellMark {
  if (focused && row === active) return 'focus'
  return chosen !== null && startId === chosen ? 'chosen' : 'none'
}
