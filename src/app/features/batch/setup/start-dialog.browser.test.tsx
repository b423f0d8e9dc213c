import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { sampleBatch } from '../testing/sample-batch'
import { StartDialog } from './start-dialog'

let cleanUp = () => {}
afterEach(() => cleanUp())

/** The dialog before a batch of three rows, and what it was confirmed with. */
function openDialog(part: Parameters<typeof sampleBatch>[0] & { fromLink?: boolean }) {
  const onStart = vi.fn<() => void>()
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(
    <StartDialog
      facts={{ ...sampleBatch(part), ...(part.fromLink && { fromLink: true }) }}
      count={3}
      used={0}
      limit={3}
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
