import '../../styles/tokens.css'
import '../../styles/base.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { runStateSchema } from '../../../contract/start-messages'
import { openDatabase } from '../../lib/database'
import { sampleId, sampleRun } from '../../lib/run-index/testing/sample-runs'
import { RunDetail } from './run-detail'

let cleanUp = () => {}
afterEach(() => cleanUp())
const nothing = () => {}

/** As high as a detail below the list is on such a screen, and as wide. */
const PLACES = [
  [1440, 900, 650, 430],
  [1024, 768, 460, 330],
  [390, 844, 390, 520],
  [1024, 480, 460, 120],
] as const

it.each(PLACES)(
  'a run’s timeline can be read whole on a screen of %i × %i, whatever became of it',
  async (width, height, wide, high) => {
    await page.viewport(width, height)
    const { db } = await openDatabase()
    const states = runStateSchema.options
    await db.runs.bulkPut(
      states.map((state, at) => sampleRun(at, { state, message: 'Long words. '.repeat(40), note: 'note' })),
    )
    const place = document.body.appendChild(document.createElement('div'))
    Object.assign(place.style, {
      display: 'flex',
      flexDirection: 'column',
      width: `${wide}px`,
      height: `${high}px`,
    })
    const root = createRoot(place)
    cleanUp = () => {
      root.unmount()
      place.remove()
    }
    for (const [at, state] of states.entries()) {
      flushSync(() =>
        root.render(
          <RunDetail
            key={state}
            startId={sampleId(at)}
            operator={null}
            hrefOf={(id) => id}
            resultHelp={null}
            onEdit={nothing}
            otherTargets={() => []}
            onSendAgain={nothing}
            onRunAgain={nothing}
            onCompare={nothing}
            onClose={nothing}
          />,
        ),
      )
      await vi.waitFor(() => expect(place.querySelector('ol')).not.toBeNull())
      const line = place.querySelector('ol')
      const frame = line?.parentElement
      expect(frame?.clientHeight, state).toBeGreaterThanOrEqual(16)
      expect(frame?.clientHeight, state).toBe(line?.scrollHeight)
    }
  },
)
