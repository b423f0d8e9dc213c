import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { listenForShortcuts, useShortcut } from './shortcuts'

let cleanUp = () => {}
afterEach(() => cleanUp())

const search = vi.fn<() => void>()
const palette = vi.fn<() => void>()

/** A page with two shortcuts, a field and a button. */
beforeEach(() => {
  vi.clearAllMocks()
  function Page() {
    useShortcut({ id: 'search', keys: '/', label: 'shortcuts.search', run: search })
    useShortcut({ id: 'palette', keys: 'mod+k', label: 'shortcuts.palette', run: palette })
    return (
      <>
        <button type="button">Press</button>
        <input aria-label="Type" />
      </>
    )
  }
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  flushSync(() => root.render(<Page />))
  const stop = listenForShortcuts()
  cleanUp = () => {
    stop()
    root.unmount()
    place.remove()
  }
})

it('hears keys of the page, and those with Ctrl also from a field', async () => {
  document.querySelector('button')?.focus()
  await userEvent.keyboard('/')
  expect(search).toHaveBeenCalledOnce()
  document.querySelector('input')?.focus()
  await userEvent.keyboard('/{Control>}k{/Control}')
  expect(search).toHaveBeenCalledOnce()
  expect(palette).toHaveBeenCalledOnce()
})

it('leaves keys of an input method alone, also the one of which Safari tells when the word is done', () => {
  const field = document.querySelector('input')
  for (const part of [{ isComposing: true }, { keyCode: 229 }])
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, ...part }))
  expect(palette).not.toHaveBeenCalled()
})
