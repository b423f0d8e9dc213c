import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { askIndex } from '../../../lib/run-index/index-client'
import { EVERY_RUN } from '../../../lib/run-index/run-query'
import { sampleId, sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { FilterChips } from '../list/filter-chips'
import { RunRow } from '../list/run-row'
import { TimeFilter } from '../list/time-filter'
import ChartsPanel from './charts-panel'

const TIMES = [8_640_000_000_000_000, -8.64e15, 8.64e15 + 2, 0, 1e300, Number.MAX_VALUE]

let cleanUp = () => {}
afterEach(() => cleanUp())

beforeEach(async () => {
  const { db } = await openDatabase()
  await db.runs.clear()
})

it('rows of impossible times stand in the list, and the charts are drawn of the others', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut([
    sampleRun(0),
    ...TIMES.map((createdAt, at) =>
      sampleRun(6 * (at + 1), { createdAt, resultAt: createdAt, sentAt: 'zzz' }),
    ),
  ])
  await vi.waitFor(async () => expect((await askIndex('find', { query: EVERY_RUN })).total).toBe(7))
  const { lines } = await askIndex('find', { query: EVERY_RUN })
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  const query = { ...EVERY_RUN, from: -8.64e15, to: 8.64e15 }
  flushSync(() =>
    root.render(
      <>
        <ChartsPanel query={EVERY_RUN} onBrush={() => {}} />
        <FilterChips query={query} setQuery={() => {}} />
        <TimeFilter query={query} setQuery={() => {}} />
        {lines.map((line) => (
          <RunRow key={line.startId} line={line} href="/runs" selected={false} now={Date.now()} table />
        ))}
      </>,
    ),
  )
  await vi.waitFor(() => expect(place.querySelectorAll('figure svg[role="img"]').length).toBeGreaterThan(1))
  expect(place.querySelectorAll('[role="slider"][aria-valuemax="1"]')).toHaveLength(1)
  const known = place.querySelectorAll(`[data-run="${sampleId(0)}"] time[datetime]`)
  expect([place.querySelectorAll('time').length, place.querySelectorAll('time[datetime]').length]).toEqual([
    7, 1,
  ])
  expect(known).toHaveLength(1)
})
