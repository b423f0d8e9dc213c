import '../../../styles/tokens.css'
import '../../../styles/base.css'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { lineOf } from '../../../lib/run-index/run-line'
import { sampleId, sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { RunRows } from './run-rows'
import type { RunList } from './use-run-view'

const COUNT = 500
const lines = Array.from({ length: COUNT }, (_, at) => lineOf(sampleRun(COUNT - 1 - at)))
const list: RunList = {
  status: 'ready',
  total: COUNT,
  all: COUNT,
  facets: null,
  building: null,
  reading: false,
  lineAt: (index) => lines[index],
  onView: () => {},
  retry: () => {},
}

let cleanUp = () => {}
beforeEach(() => history.replaceState(null, '', '/'))
afterEach(() => cleanUp())

/** The history as a table between two buttons, with boxes to mark its runs. */
function showRows(selected: string | null = null) {
  const onMark = vi.fn<(index: number) => void>()
  function Page() {
    const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
    return (
      <>
        <button type="button">Before</button>
        <div style={{ display: 'flex', width: 900, height: 400 }}>
          <RunRows
            list={list}
            selected={selected}
            hrefOf={(startId) => `/?run=${startId}`}
            table
            marks={{
              has: (startId) => marked.has(startId),
              onMark: (index) => {
                onMark(index)
                setMarked(new Set([...marked, lines[index]?.startId ?? '']))
              },
            }}
          />
        </div>
        <button type="button">After</button>
      </>
    )
  }
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  flushSync(() => root.render(<Page />))
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  place.querySelector('button')?.focus()
  return { onMark }
}

const at = () => {
  const { activeElement } = document
  return (
    activeElement?.getAttribute('data-run') ??
    activeElement?.getAttribute('type') ??
    activeElement?.textContent
  )
}
const run = (index: number) => sampleId(COUNT - 1 - index)
const SHIFT_TAB = '{Shift>}{Tab}{/Shift}'

it('is passed by one Tab, however many runs there are, and come back to where it was', async () => {
  showRows()
  await userEvent.keyboard('{Tab}')
  expect(at()).toBe(run(0))
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(at()).toBe(run(2))
  await userEvent.keyboard('{Tab}')
  expect(document.activeElement?.textContent).toBe('After')
  await userEvent.keyboard(SHIFT_TAB)
  expect(at()).toBe(run(2))
  await userEvent.keyboard(SHIFT_TAB)
  expect(document.activeElement?.textContent).toBe('Before')
})

it('goes to its ends and opens a run by keys', async () => {
  showRows()
  await userEvent.keyboard('{Tab}{End}')
  await expect.poll(at).toBe(run(COUNT - 1))
  await userEvent.keyboard('{Enter}')
  expect(new URLSearchParams(location.search).get('run')).toBe(run(COUNT - 1))
  await userEvent.keyboard('{Home}')
  await expect.poll(at).toBe(run(0))
})

it('leads left to a run’s box and star, and marks by Space as by x', async () => {
  const { onMark } = showRows()
  await userEvent.keyboard('{Tab}{ArrowDown}{ArrowLeft}')
  expect(document.activeElement?.getAttribute('aria-pressed')).not.toBeNull()
  await userEvent.keyboard('{ArrowLeft}')
  expect(at()).toBe('checkbox')
  await userEvent.keyboard(' {ArrowDown}x')
  expect(onMark.mock.calls.map(([index]) => index)).toEqual([1, 2])
  expect(at()).toBe('checkbox')
  await userEvent.keyboard('{Tab}')
  expect(document.activeElement?.textContent).toBe('After')
})

it('begins at the run that is open', async () => {
  showRows(run(4))
  await userEvent.keyboard('{Tab}')
  expect(at()).toBe(run(4))
})
