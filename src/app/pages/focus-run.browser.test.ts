import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { focusRun } from './focus-run'

afterEach(() => document.body.replaceChildren())

/** The detail of a run comes onto the page. */
function come(startId: string): HTMLElement {
  const detail = document.createElement('article')
  detail.dataset.runDetail = startId
  detail.tabIndex = -1
  detail.textContent = startId
  document.body.append(detail)
  return detail
}
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms))

it('waits for a detail that takes its time', async () => {
  focusRun('slow')
  await rest(1_000)
  const detail = come('slow')
  await vi.waitFor(() => expect(document.activeElement).toBe(detail))
})

it('takes the focus from nobody who types meanwhile', async () => {
  const field = document.body.appendChild(document.createElement('input'))
  focusRun('late')
  field.focus()
  await userEvent.keyboard('a')
  come('late')
  await rest(100)
  expect(document.activeElement).toBe(field)
})

it('goes to the run that was asked for last', async () => {
  focusRun('first')
  focusRun('second')
  come('first')
  const second = come('second')
  await vi.waitFor(() => expect(document.activeElement).toBe(second))
  await rest(100)
  expect(document.activeElement).toBe(second)
})
