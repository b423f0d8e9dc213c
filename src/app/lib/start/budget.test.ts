import { describe, expect, it } from 'vitest'
import { dayOf } from '../local-day'
import { standingOf } from './budget'

const noon = new Date(2026, 10, 25, 12).getTime()
const tomorrow = new Date(2026, 10, 26, 0, 0, 1).getTime()

describe('a budget of starts per day', () => {
  it.each([
    [0, 'fine'],
    [7, 'fine'],
    [8, 'near'],
    [9, 'near'],
    [10, 'reached'],
    [11, 'reached'],
  ] as const)('of ten, with %i used, is %s', (used, state) => {
    expect(standingOf({ perDay: 10, raised: null }, used, noon)).toEqual({ used, limit: 10, state })
  })

  it('of one start is fine until it is used', () => {
    expect(standingOf({ perDay: 1, raised: null }, 0, noon).state).toBe('fine')
    expect(standingOf({ perDay: 1, raised: null }, 1, noon).state).toBe('reached')
  })

  it('that was raised holds for that day only', () => {
    const budget = { perDay: 10, raised: { day: dayOf(noon), to: 15 } }
    expect(standingOf(budget, 10, noon)).toEqual({ used: 10, limit: 15, state: 'fine' })
    expect(standingOf(budget, 10, tomorrow).limit).toBe(10)
  })

  it('that was raised before it was set higher keeps the higher one', () => {
    expect(standingOf({ perDay: 30, raised: { day: dayOf(noon), to: 15 } }, 20, noon).limit).toBe(30)
  })
})
