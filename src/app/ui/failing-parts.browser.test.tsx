import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Boundary } from './boundary'
import { Dialog } from './dialog'
import { giveFailureHelp } from './failure-help'
import { LazyPart } from './lazy-part'

const words = { failed: 'This part failed.', retry: 'Try again', copy: 'Copy details', copied: 'Copied' }
const whyMissing = vi.fn().mockResolvedValue(null)
/** The page's own time stands still in some tests; React's work is done in tasks that it doesn't stop. */
const realTimeout = setTimeout
const task = () => new Promise((resolve) => realTimeout(resolve))
async function pass(minutes: number) {
  for (let seconds = 0; seconds < minutes * 60; seconds += 20) {
    for (let turn = 0; turn < 3; turn += 1) await task()
    await vi.advanceTimersByTimeAsync(20_000)
  }
  await task()
}
let cleanUp = () => {}
beforeEach(() => {
  // React says there what it caught.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  giveFailureHelp({ words: () => words, details: async () => 'TypeError at Part', whyMissing })
})
afterEach(() => {
  cleanUp()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function show(children: ReactNode) {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(children)
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  const button = (name: string) =>
    [...place.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent)?.includes(name))
  return {
    place,
    button,
    says: (text: string) => vi.waitFor(() => expect(place.textContent).toContain(text)),
  }
}

let broken = true
function Part() {
  if (broken) throw new TypeError('a part is broken')
  return <p>the part</p>
}

it('a part that fails beside others takes no room of theirs; one that had its frame to itself fills it', async () => {
  broken = true
  const frame = { display: 'flex', flexDirection: 'column', height: 600 } as const
  const { place, says } = show(
    <>
      <div style={frame}>
        <div data-neighbour="" style={{ flex: 1 }} />
        <Boundary>
          <Part />
        </Boundary>
      </div>
      <div style={frame}>
        <Boundary>
          <Part />
        </Boundary>
      </div>
    </>,
  )
  await says('This part failed.')
  const height = (selector: string) => place.querySelector(selector)?.getBoundingClientRect().height
  expect(height('[data-neighbour]')).toBeGreaterThan(400)
  expect(height('[role=alert]:only-child')).toBe(600)
})

it('a part that throws fails alone, can be tried again, and its technical side can be taken along', async () => {
  broken = true
  const { place, button, says } = show(
    <>
      <Boundary>
        <Part />
      </Boundary>
      <p>the rest</p>
    </>,
  )
  await says('This part failed.')
  expect(place.textContent).toContain('the rest')
  await says('Copy details')
  broken = false
  button('Try again')?.click()
  await says('the part')
})

it('what throws inside a dialog leaves the dialog, its way out, and the page behind it', async () => {
  broken = true
  const onClose = vi.fn()
  const { place, button, says } = show(
    <>
      <p>the page</p>
      <Dialog title="A dialog" closeLabel="Close" onClose={onClose}>
        <Part />
      </Dialog>
    </>,
  )
  await says('This part failed.')
  expect(place.textContent).toContain('the page')
  expect(place.querySelector('dialog')?.open).toBe(true)
  button('Close')?.click()
  expect(onClose).toHaveBeenCalledOnce()
})

it('a part that was loaded and throws takes nothing along', async () => {
  broken = true
  const load = () => Promise.resolve({ default: Part })
  const { place, says } = show(
    <>
      <LazyPart load={load} props={{}} words={{ failed: 'Not loaded.', retry: 'Again' }} />
      <p>the rest</p>
    </>,
  )
  await says('This part failed.')
  expect(place.textContent).toContain('the rest')
})

it('a part that only a reload can bring says so in its place, and is not asked for again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reload = vi.fn()
  whyMissing.mockResolvedValue({ text: 'It was updated.', reload: { label: 'Reload', run: reload } })
  const load = vi.fn().mockRejectedValue(new TypeError('Failed to fetch dynamically imported module'))
  const { place, button } = show(
    <LazyPart
      load={load}
      props={{}}
      words={{ failed: 'Not loaded: look after the server.', retry: 'Again' }}
    />,
  )
  await pass(5)
  expect(place.textContent).toContain('It was updated.')
  expect(place.textContent).not.toContain('look after the server')
  expect(load).toHaveBeenCalledOnce()
  button('Reload')?.click()
  expect(reload).toHaveBeenCalledOnce()
})

it('a part whose server is away comes when the server does, and is asked for less and less often until then', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  whyMissing.mockResolvedValue(null)
  const load = vi.fn().mockRejectedValue(new TypeError('Failed to fetch'))
  const { place } = show(
    <LazyPart
      load={load}
      props={{}}
      words={{ failed: 'Not loaded: look after the server.', retry: 'Again' }}
    />,
  )
  await pass(5)
  expect(place.textContent).toContain('look after the server')
  // Every three seconds it would be a hundred times, or as often as time is looked at here.
  expect(load.mock.calls.length).toBeLessThan(12)
  load.mockResolvedValue({ default: () => <p>here it is</p> })
  await pass(2)
  expect(place.textContent).toContain('here it is')
})
