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
  it('hides neither what it speaks of nor what must stay free', () => {
    const start = { left: 0, top: 740, width: 500, height: 60 }
    const seed = { left: 16, top: 140, width: 470, height: 500 }
    expect(placeCard(seed, card, view, [start])).toEqual({ left: 498, top: 152 })
  })
  it('covers what it speaks of rather than what must stay free, where there is no other room', () => {
    const phone = { width: 390, height: 600 }
    const start = { left: 0, top: 540, width: 390, height: 60 }
    const seed = { left: 16, top: 160, width: 358, height: 330 }
    const { top } = placeCard(seed, card, phone, [start])
    expect(top + card.height).toBeLessThanOrEqual(540)
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
