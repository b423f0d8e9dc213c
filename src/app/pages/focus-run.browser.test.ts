import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { focusRow, focusRun } from './focus-run'

// It looks in every frame, for so long: frames and clock go on as the test says, however busy the machine is.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

/** The detail of a run comes onto the page. */
function come(startId: string): HTMLElement {
  const detail = document.createElement('article')
  detail.dataset.runDetail = startId
  detail.tabIndex = -1
  detail.textContent = startId
  document.body.append(detail)
  return detail
}

it('waits for a detail that takes its time', () => {
  focusRun('slow')
  vi.advanceTimersByTime(4_900)
  const detail = come('slow')
  vi.advanceTimersToNextFrame()
  expect(document.activeElement).toBe(detail)
})

it('leaves the focus where it is when a detail comes too late', () => {
  focusRun('slower')
  vi.advanceTimersByTime(5_100)
  come('slower')
  vi.advanceTimersByTime(10_000)
  expect(document.activeElement).toBe(document.body)
})

it('takes the focus from nobody who types meanwhile', async () => {
  const field = document.body.appendChild(document.createElement('input'))
  focusRun('late')
  field.focus()
  await userEvent.keyboard('a')
  come('late')
  vi.advanceTimersByTime(10_000)
  expect(document.activeElement).toBe(field)
})

it('goes to the run that was asked for last', () => {
  focusRun('first')
  focusRun('second')
  come('first')
  const second = come('second')
  vi.advanceTimersToNextFrame()
  expect(document.activeElement).toBe(second)
  vi.advanceTimersByTime(10_000)
  expect(document.activeElement).toBe(second)
})

it('leaves the focus on the run that was asked for last when the one before comes later', () => {
  focusRun('before')
  focusRun('last')
  const last = come('last')
  vi.advanceTimersToNextFrame()
  come('before')
  vi.advanceTimersByTime(10_000)
  expect(document.activeElement).toBe(last)
})

/** The list of runs, in whose first row the Tab key stops. */
function listRuns(...startIds: string[]): HTMLElement[] {
  return startIds.map((startId, at) => {
    const row = document.body.appendChild(document.createElement('a'))
    row.href = '#'
    row.dataset.run = startId
    row.tabIndex = at === 0 ? 0 : -1
    return row
  })
}

it('goes back to the row of a run whose detail was closed', () => {
  const [, second] = listRuns('first', 'second')
  focusRow('second')
  vi.advanceTimersToNextFrame()
  vi.advanceTimersToNextFrame()
  expect(document.activeElement).toBe(second)
})

it('goes on from the list when that run is gone, unless the focus is elsewhere already', () => {
  const [first] = listRuns('first', 'second')
  focusRow('deleted')
  vi.advanceTimersToNextFrame()
  vi.advanceTimersToNextFrame()
  expect(document.activeElement).toBe(first)
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  focusRow('deleted')
  vi.advanceTimersToNextFrame()
  vi.advanceTimersToNextFrame()
  expect(document.activeElement).toBe(field)
})
