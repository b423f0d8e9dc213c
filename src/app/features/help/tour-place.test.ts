import { describe, expect, it } from 'vitest'
import { placeCard } from './tour-place'

const view = { width: 1000, height: 800 }
const card = { width: 320, height: 160 }

describe('the card of the tour', () => {
  it('stands below what it speaks of', () => {
    expect(placeCard({ left: 100, top: 10, width: 200, height: 30 }, card, view)).toEqual({
      left: 100,
      top: 52,
    })
  })
  it('stands above where there is no room below', () => {
    expect(placeCard({ left: 100, top: 740, width: 200, height: 50 }, card, view)).toEqual({
      left: 100,
      top: 568,
    })
  })
  it('stands beside what is as high as the window', () => {
    expect(placeCard({ left: 500, top: 50, width: 500, height: 750 }, card, view)).toEqual({
      left: 168,
      top: 62,
    })
  })
  it.each([
    { left: 0, top: 0, width: 1000, height: 800 },
    { left: 960, top: 20, width: 30, height: 30 },
    { left: 0, top: 790, width: 5, height: 5 },
  ])('never leaves the window: %o', (anchor) => {
    const { left, top } = placeCard(anchor, card, view)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(left + card.width).toBeLessThanOrEqual(view.width)
    expect(top + card.height).toBeLessThanOrEqual(view.height)
  })
})
