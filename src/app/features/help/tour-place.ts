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
 * Where a card goes so that it hides as little as possible of what it speaks of: below it, above it, beside it, and over
 * its lower end only where it fills the window. All in CSS pixels of the window.
 */
export function placeCard(anchor: Box, card: Size, view: Size): { left: number; top: number } {
  const clamp = (at: number, length: number, whole: number) =>
    Math.max(EDGE, Math.min(at, whole - length - EDGE))
  const left = clamp(anchor.left, card.width, view.width)
  const bottom = anchor.top + anchor.height
  if (bottom + GAP + card.height + EDGE <= view.height) return { left, top: bottom + GAP }
  if (anchor.top - GAP - card.height >= EDGE) return { left, top: anchor.top - GAP - card.height }
  const top = clamp(anchor.top + GAP, card.height, view.height)
  const right = anchor.left + anchor.width
  if (right + GAP + card.width + EDGE <= view.width) return { left: right + GAP, top }
  if (anchor.left - GAP - card.width >= EDGE) return { left: anchor.left - GAP - card.width, top }
  return {
    left: clamp(anchor.left + GAP, card.width, view.width),
    top: clamp(bottom - card.height - GAP, card.height, view.height),
  }
}
