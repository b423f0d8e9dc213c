import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { DEFAULT_PACE } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { writeBudget } from '../../../lib/start/budget'
import { sampleBatch } from '../testing/sample-batch'
import { StartDialog } from './start-dialog'

let cleanUp = () => {}
afterEach(() => cleanUp())

/** The dialog before a batch of three rows, and what it was confirmed with. */
function openDialog(part: Parameters<typeof sampleBatch>[0] & { fromLink?: boolean }, count = 3) {
  const onStart = vi.fn<() => void>()
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(
    <StartDialog
      facts={{ ...sampleBatch(part), ...(part.fromLink && { fromLink: true }) }}
      count={count}
      used={0}
      limit={count}
      sendAs={{ profile: 'Production', confirmTyped: false }}
      madeFor={null}
      earlier={() => Promise.resolve({ rows: [], listed: [] })}
      runHref={(startId) => startId}
      missingHeaders={[]}
      mayRepeat={0}
      goesOn={false}
      onStart={onStart}
      onClose={() => {}}
    />,
  )
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  return {
    place,
    onStart,
    says: (text: string) => vi.waitFor(() => expect(place.textContent).toContain(text)),
  }
}

const go = () => document.querySelector<HTMLButtonElement>('button[type="submit"]')?.click()
const typeCount = async (place: Element) => {
  const field = [...place.querySelectorAll('input')].at(-1)
  if (field) await userEvent.fill(field, '3')
}

it('a paid batch of a name that misleads leaves only after it was looked at', async () => {
  const { place, onStart, says } = openDialog({ id: 'batch', project: 'payments\u200b' })
  await says('zero width space')
  await typeCount(place)
  go()
  await says('Look at what is marked, and tick this.')
  expect(onStart).not.toHaveBeenCalled()
  const tick = [...place.querySelectorAll('label')].find((one) => one.textContent?.includes('and mean it'))
  tick?.click()
  await vi.waitFor(() => expect(place.textContent).not.toContain('Look at what is marked, and tick this.'))
  go()
  expect(onStart).toHaveBeenCalledOnce()
})

it('so does one whose form a link filled in, with where its results go', async () => {
  const hook = 'https://b\u00fccher.example/in'
  const { place, onStart, says } = openDialog({
    id: 'batch',
    sendTo: 'url',
    webhookUrl: hook,
    fromLink: true,
  })
  await says('filled in by a link')
  await says('https://xn--bcher-kva.example/in (b\u00fccher.example)')
  await typeCount(place)
  go()
  await says('Look at what is marked, and tick this.')
  expect(onStart).not.toHaveBeenCalled()
})

it('any other asks for nothing more, nor does the simulator', async () => {
  const { place, onStart, says } = openDialog({ id: 'batch' })
  await says('nightly')
  await typeCount(place)
  go()
  expect(onStart).toHaveBeenCalledOnce()
  cleanUp()
  const simulator = { id: 'simulator', label: 'Simulator', baseUrl: '', simulated: true } as const
  const other = openDialog({ id: 'batch', target: simulator, project: 'payments\u200b', fromLink: true })
  await other.says('U+200B')
  expect(other.place.textContent).not.toContain('filled in by a link')
  go()
  expect(other.onStart).toHaveBeenCalledOnce()
})

it('counts are written as the language does, and may be typed with or without that', async () => {
  const { place, onStart, says } = openDialog({ id: 'batch' }, 20_000)
  await says('20,000 paid starts of')
  await says('Start 20,000 paid runs')
  const field = [...place.querySelectorAll('input')].at(-1)
  if (!field) throw new Error('no field')
  for (const typed of ['2,0000', '200,00', '20', '']) {
    await userEvent.fill(field, typed)
    go()
  }
  expect(onStart).not.toHaveBeenCalled()
  for (const typed of ['20000', '20,000', ' 20.000 ', '20 000']) {
    await userEvent.fill(field, typed)
    go()
  }
  expect(onStart).toHaveBeenCalledTimes(4)
  expect(onStart).toHaveBeenLastCalledWith(expect.objectContaining({ limit: 20_000, count: 20_000 }))
})

it('says how long it takes as far as that is known: at least, or between what was measured of this automation', async () => {
  const { db } = await openDatabase()
  const pace = { ...DEFAULT_PACE, concurrency: 1 }
  const facts = { id: 'batch', project: 'my-project', automation: 'slow', pace }
  // Those of another automation tell nothing.
  const run = (at: number, automation: string, durationMs: number) =>
    sampleRun(at, {
      target: { id: 'api', label: 'api', baseUrl: '', simulated: false },
      project: 'my-project',
      automation,
      state: 'started',
      upstream: {
        status: 200,
        contentType: null,
        body: '',
        truncated: false,
        durationMs,
      },
    })
  await db.runs.bulkPut([0, 1, 2, 3, 4, 5].map((at) => run(at, 'quick', 20)))
  await openDialog(facts).says('3 starts will take 1 s at least.')
  cleanUp()
  await db.runs.bulkPut([6, 7, 8, 9, 10].map((at) => run(at, 'slow', 19_000)))
  const { says } = openDialog(facts)
  await says('3 starts will take about 55 s.')
  await says('on top')
  await db.runs.clear()
})

it('counts no further than today’s limit, after which it stops', async () => {
  const { db } = await openDatabase()
  await writeBudget(db, 'Production', { perDay: 2, raised: null })
  const { says } = openDialog({ id: 'batch' })
  await says('Production has only 2 starts of today’s 2 left.')
  await says('2 starts will take')
  await writeBudget(db, 'Production', null)
})
