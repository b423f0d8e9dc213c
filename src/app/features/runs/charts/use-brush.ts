import { type KeyboardEvent, type PointerEvent, useState } from 'react'

type BrushParts = {
  /** How many bars there are. */
  bars: number
  /** Which bar is at so many pixels from the left edge of the element. */
  barAt: (x: number) => number
  onChoose: (first: number, last: number) => void
}

/** A range of bars: drawn with the pointer, or walked and widened with the arrow keys. */
export function useBrush({ bars, barAt, onChoose }: BrushParts) {
  const [range, setRange] = useState<{ from: number; to: number; drawing: boolean } | null>(null)
  const at = (event: PointerEvent<HTMLElement>) =>
    barAt(event.clientX - event.currentTarget.getBoundingClientRect().left)
  const choose = () => {
    setRange(null)
    if (range) onChoose(Math.min(range.from, range.to), Math.max(range.from, range.to))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || bars === 0) return
    const { key, shiftKey } = event
    if (range && (key === 'Enter' || key === ' ')) choose()
    else if (range && key === 'Escape') setRange(null)
    else {
      // The first key only shows where one is: at the newest bar.
      const now = range?.to ?? bars
      const to = { ArrowLeft: now - 1, ArrowRight: range ? now + 1 : bars - 1, Home: 0, End: bars - 1 }[key]
      if (to === undefined) return
      const within = Math.min(bars - 1, Math.max(0, to))
      setRange({ from: shiftKey && range ? range.from : within, to: within, drawing: false })
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const chosen = range && {
    first: Math.min(range.from, range.to, bars - 1),
    last: Math.min(Math.max(range.from, range.to), bars - 1),
    /** Where the keys are. */
    at: Math.min(range.to, bars - 1),
  }
  return {
    chosen,
    handlers: {
      onKeyDown,
      onBlur: () => setRange(null),
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setRange({ from: at(event), to: at(event), drawing: true })
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (range?.drawing) setRange({ ...range, to: at(event) })
      },
      onPointerUp: () => range?.drawing && choose(),
      onPointerCancel: () => setRange(null),
    },
  }
}
