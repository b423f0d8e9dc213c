import { useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { runStateSchema } from '../../../../contract/start-messages'
import { EVERY_RUN, type RunQuery } from '../../../lib/run-index/run-query'
import { StateFilter } from './filter-buttons'
import { TimeFilter } from './time-filter'

let cleanUp = () => {}
afterEach(() => cleanUp())

/** Two filters beside each other, and what they ask for. */
function showFilters(first: Partial<RunQuery> = {}) {
  let query: RunQuery = { ...EVERY_RUN, ...first }
  function Filters() {
    const [now, setNow] = useState(query)
    query = now
    const setQuery = (change: Partial<RunQuery>) => setNow({ ...now, ...change })
    return (
      <>
        <StateFilter facets={null} query={now} setQuery={setQuery} />
        <TimeFilter query={now} setQuery={setQuery} />
      </>
    )
  }
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  flushSync(() => root.render(<Filters />))
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  const [state, time] = place.querySelectorAll<HTMLElement>('[aria-haspopup]')
  return { state, time, asked: () => query }
}

const isIn = (type: string) => () =>
  document.activeElement instanceof HTMLInputElement && document.activeElement.type === type

it('chooses a period by arrows, from the one that is chosen', async () => {
  const { time, asked } = showFilters({ since: '24h' })
  time?.focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(isIn('radio')).toBe(true)
  await userEvent.keyboard('{ArrowDown}')
  expect(asked().since).toBe('7d')
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
  expect(asked().since).toBe('1h')
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(time)
})

it('goes through the states by arrows, and chooses by Space', async () => {
  const { state, asked } = showFilters()
  state?.focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(isIn('checkbox')).toBe(true)
  await userEvent.keyboard('{ArrowDown} {End} ')
  expect(asked().states).toEqual([runStateSchema.options[1], runStateSchema.options.at(-1)])
})
