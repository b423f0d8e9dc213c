import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../lib/database'
import { sampleId, sampleRun } from '../../lib/run-index/testing/sample-runs'
import { RunDetail } from './run-detail'

let cleanUp = () => {}
afterEach(() => cleanUp())

/** The place of a run's detail, which shows one run after the other. */
function openPlace() {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  const onClose = vi.fn<() => void>()
  const nothing = () => {}
  return {
    place,
    onClose,
    show: (startId: string) =>
      root.render(
        <RunDetail
          startId={startId}
          operator={null}
          hrefOf={(id) => id}
          resultHelp={null}
          onEdit={nothing}
          otherTargets={() => []}
          onSendAgain={nothing}
          onRunAgain={nothing}
          onCompare={nothing}
          onClose={onClose}
        />,
      ),
    shown: () => place.querySelector('[data-run-detail]')?.getAttribute('data-run-detail'),
  }
}

it('goes on showing a run as itself while the next one is read', async () => {
  const { db } = await openDatabase()
  await db.runs.bulkPut([sampleRun(0), sampleRun(1)])
  const { place, show, shown } = openPlace()
  show(sampleId(0))
  await vi.waitFor(() => expect(shown()).toBe(sampleId(0)))
  const former = place.querySelector('[data-run-detail]')
  // Held for as long as this writes: the next run can't be read before.
  const busy = db.backendDB().transaction('runs', 'readwrite')
  let over = false
  const holdOn = () => {
    if (!over) busy.objectStore('runs').count().onsuccess = holdOn
  }
  holdOn()
  // Rendered when this returns, and again until the frame after, whatever there is to render.
  flushSync(() => show(sampleId(1)))
  expect(place.querySelector('[data-run-detail]')).toBe(former)
  await new Promise((done) => requestAnimationFrame(done))
  expect(place.querySelector('[data-run-detail]')).toBe(former)
  over = true
  await vi.waitFor(() => expect(shown()).toBe(sampleId(1)))
})

it('says that an address leads to no run, also after one was shown; it closes only where the run went', async () => {
  const { db } = await openDatabase()
  await db.runs.put(sampleRun(0))
  const { place, onClose, show, shown } = openPlace()
  show(sampleId(0))
  await vi.waitFor(() => expect(shown()).toBe(sampleId(0)))
  show(sampleId(77))
  await vi.waitFor(() => expect(place.textContent).toContain('not in the history'))
  expect(onClose).not.toHaveBeenCalled()
  show(sampleId(0))
  await vi.waitFor(() => expect(shown()).toBe(sampleId(0)))
  await db.runs.delete(sampleId(0))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
})
