import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { noCounts, type RunStats, statsOf } from '../../../lib/run-index/run-stats'
import { StartsFigure } from './starts-figure'

let cleanUp = () => {}
afterEach(() => cleanUp())

/** The figures of so many hours, with one start in each. */
const hours = (count: number): RunStats => ({
  ...statsOf([]),
  count,
  time: Array.from({ length: count }, (_, at) => ({
    from: at * 3_600_000,
    to: (at + 1) * 3_600_000,
    counts: { ...noCounts(), started: 1 },
  })),
})

it('keeps the bars under a range that is being drawn, whatever arrives meanwhile', async () => {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  const onBrush = vi.fn<(from: number, to: number) => void>()
  // On the screen when it returns: what is expected to stay would stay anyhow while nothing new is there.
  const show = (stats: RunStats) =>
    flushSync(() => root.render(<StartsFigure stats={stats} onBrush={onBrush} />))
  const brush = () => {
    const slider = place.querySelector<HTMLElement>('[role="slider"]')
    if (!slider) throw new Error('no slider')
    return slider
  }
  show(hours(30))
  await vi.waitFor(() => expect(brush().getAttribute('aria-valuemax')).toBe('30'))
  brush().focus()
  await userEvent.keyboard('{ArrowLeft}')
  show(hours(5))
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  expect(brush().getAttribute('aria-valuemax')).toBe('30')
  await userEvent.keyboard('{Enter}')
  // The last two of the thirty hours, which no chart of five knows.
  expect(onBrush).toHaveBeenCalledWith(28 * 3_600_000, 30 * 3_600_000)
  await vi.waitFor(() => expect(brush().getAttribute('aria-valuemax')).toBe('5'))
})
