import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, type Mock, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { type Action, registerActions } from '../../lib/actions'
import PaletteDialog from './palette-dialog'
import './later-words'

let cleanUp = () => {}
afterEach(() => cleanUp())

/** The palette, open, whose entries come when the returned function is called. */
async function openSlowPalette(...actions: Action[]): Promise<{ arrive: () => Promise<void> }> {
  let arrived = (_: Action[]) => {}
  const waiting = new Promise<Action[]>((resolve) => {
    arrived = resolve
  })
  const forget = registerActions(() => waiting)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(<PaletteDialog onClose={() => root.render(null)} />)
  cleanUp = () => {
    forget()
    root.unmount()
    place.remove()
  }
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'))
  return {
    async arrive() {
      arrived(actions)
      // What was held is decided as the entries come: they are on the screen, or the palette is gone.
      await vi.waitFor(() => expect(document.querySelector('dialog:not(:has([role=option]))')).toBeNull())
      // What was chosen is done in the frame that was asked for then, and so before this one.
      await new Promise((done) => requestAnimationFrame(done))
    },
  }
}

const action = (label: string, part: Partial<Action> = {}): Action & { run: Mock<() => void> } => ({
  id: label,
  group: 'do',
  label,
  ...part,
  run: vi.fn<() => void>(),
})

it('does what Enter asked for before the entries were there, once', async () => {
  const [dark, light] = [action('Theme: dark'), action('Theme: light')]
  const palette = await openSlowPalette(light, dark)
  await userEvent.keyboard('dark{Enter}{Enter}')
  expect(dark.run).not.toHaveBeenCalled()
  await palette.arrive()
  expect(dark.run).toHaveBeenCalledOnce()
  expect(light.run).not.toHaveBeenCalled()
  expect(document.querySelector('dialog')).toBeNull()
})

it('forgets an early Enter when typing goes on', async () => {
  const dark = action('Theme: dark')
  const palette = await openSlowPalette(dark)
  await userEvent.keyboard('d{Enter}ark')
  await palette.arrive()
  expect(dark.run).not.toHaveBeenCalled()
})

it('starts nothing by an early Enter; the start waits for another one', async () => {
  const start = action('Start example', { paid: true })
  const palette = await openSlowPalette(start)
  await userEvent.keyboard('start{Enter}')
  await palette.arrive()
  expect(start.run).not.toHaveBeenCalled()
  expect(document.querySelector('dialog [aria-selected=true]')?.textContent).toContain('Start example')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(start.run).toHaveBeenCalledOnce())
})

it('leaves the keys of a composed word to the input method', async () => {
  const dark = action('Theme: dark')
  const palette = await openSlowPalette(dark)
  const composing = (key: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }),
    )
  composing('Enter')
  await palette.arrive()
  for (const key of ['Enter', 'Escape', 'ArrowDown']) composing(key)
  await new Promise((done) => requestAnimationFrame(done))
  expect(dark.run).not.toHaveBeenCalled()
  expect(document.querySelector('dialog')).not.toBeNull()
})
