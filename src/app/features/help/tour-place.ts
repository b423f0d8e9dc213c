/** What the tour points at, in order. The second place serves where the first is not on the screen (phones). */
export const TOUR_STEPS = [
  { id: 'target', at: ['[data-tour="target"]'] },
  // The element itself has no box of its own (display: contents).
  { id: 'seed', at: ['[data-tour="seed"] > *'] },
  { id: 'sendTo', at: ['[data-tour="send-to"]'] },
  { id: 'start', at: ['[data-tour="start"]'] },
  { id: 'runs', at: ['[data-tour="runs"]', 'nav a[href="/runs"]'] },
] as const

export type Box = { left: number; top: number; width: number; height: number }
type Size = { width: number; height: number }
type Place = { left: number; top: number }

/** The start bar is never covered: the page goes on meanwhile. */
export const KEPT_FREE = '[data-tour="start"]'

const GAP = 12
const EDGE = 8

/** The first of the places that is on the screen. */
export function findAnchor(selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors)
    for (const element of document.querySelectorAll<HTMLElement>(selector))
      if (element.getClientRects().length > 0) return element
  return null
}

/**
 * Where a card goes: below what it speaks of, above it, or beside it, wherever it hides neither that nor what must stay
 * free. Where there is no such place (a short phone), over as little of them as can be, and of what must stay free last.
 * All in CSS pixels of the window.
 */
export function placeCard(anchor: Box, card: Size, view: Size, free: readonly Box[] = []): Place {
  const clamp = (at: number, length: number, whole: number) =>
    Math.max(EDGE, Math.min(at, whole - length - EDGE))
  const inView = ({ left, top }: Place): Place => ({
    left: clamp(left, card.width, view.width),
    top: clamp(top, card.height, view.height),
  })
  const { left, top } = anchor
  const [right, bottom] = [left + anchor.width, top + anchor.height]
  const places = [
    { left, top: bottom + GAP },
    { left, top: top - GAP - card.height },
    { left: right + GAP, top: top + GAP },
    { left: left - GAP - card.width, top: top + GAP },
    { left: left + GAP, top: bottom - card.height - GAP },
    { left, top: EDGE },
  ].map(inView)
  const cost = (place: Place) => {
    const box = { ...place, ...card }
    const hidden = free.reduce((sum, one) => sum + overlap(box, one), 0)
    return overlap(box, anchor) + hidden * view.width * view.height
  }
  return places.reduce((best, place) => (cost(place) < cost(best) ? place : best))
}

/** The area that two boxes share. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return Math.max(0, width) * Math.max(0, height)
}
