import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Dialog } from './dialog'
import { focused, show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'
import { Toaster, toasts } from './toast'

afterEach(() => {
  vi.useRealTimers()
  for (const { id } of toasts.get()) toasts.dismiss(id)
})

/** The page with its messages and, where asked for, dialogs over it. */
function page(...dialogs: string[]) {
  return (
    <>
      <button type="button">On the page</button>
      <Toaster dismissLabel="Dismiss" />
      {dialogs.map((title) => (
        <Dialog key={title} title={title} closeLabel="Close" onClose={() => {}}>
          <button type="button" data-autofocus="">
            In {title}
          </button>
        </Dialog>
      ))}
    </>
  )
}

const message = (words: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('[data-toasts] > *')].filter(({ textContent }) =>
    textContent?.includes(words),
  )
  expect(found, words).toHaveLength(1)
  return found[0] as HTMLElement
}

/** Whether a pointer would meet it: neither covered nor inert. */
function canBeMet(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}

const undoOf = (words: string) => the('button', message(words))

it('lies over an open dialog, in a region that was there, and can be acted on there', async () => {
  const undo = vi.fn<() => void>()
  show(page('the dialog'))
  const region = the('dialog [aria-live=polite]')
  toasts.show('The run is deleted.', { label: 'Undo', run: undo })
  await vi.waitFor(() => expect(region.contains(message('The run is deleted.'))).toBe(true))
  expect(region.getAttribute('role')).toBe('status')
  expect(focused()).toBe('In the dialog')
  expect(canBeMet(undoOf('The run is deleted.'))).toBe(true)
  await userEvent.click(undoOf('The run is deleted.'))
  expect(undo).toHaveBeenCalledOnce()
  expect(focused()).toBe('In the dialog')
  expect(toasts.get()).toEqual([])
})

it('follows to a dialog that opens later, to one above that, and back to the page', async () => {
  const { again } = show(page())
  toasts.show('Saved.')
  await vi.waitFor(() => expect(message('Saved.').closest('dialog')).toBeNull())
  again(page('first'))
  expect(message('Saved.').closest('dialog')?.textContent).toContain('In first')
  again(page('first', 'second'))
  expect(message('Saved.').closest('dialog')?.textContent).toContain('In second')
  again(page('first'))
  expect(message('Saved.').closest('dialog')?.textContent).toContain('In first')
  again(page())
  expect(canBeMet(the('button', message('Saved.')))).toBe(true)
})

it('is no further status of a dialog while there is nothing to say', () => {
  show(page('the dialog'))
  expect(document.querySelector('dialog [role=status]')).toBeNull()
})

it('is reached by F6, which also leads back, and leaves F6 to the browser otherwise', async () => {
  show(page())
  the('button').focus()
  const press = () => {
    const event = new KeyboardEvent('keydown', { key: 'F6', bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
    return event
  }
  expect(press().defaultPrevented).toBe(false)
  toasts.show('Older.')
  toasts.show('Newer.', { label: 'Undo', run: () => {} })
  await vi.waitFor(() => expect(message('Newer.')).toBeTruthy())
  expect(focused()).toBe('On the page')
  await userEvent.keyboard('{F6}')
  expect(document.activeElement).toBe(undoOf('Newer.'))
  await userEvent.keyboard('{F6}')
  expect(focused()).toBe('On the page')
  await userEvent.keyboard('{F6}{Enter}')
  expect(focused()).toBe('On the page')
  expect(toasts.get().map(({ text }) => text)).toEqual(['Older.'])
})

it('goes by itself, but not while somebody is at it', () => {
  vi.useFakeTimers()
  const { again } = show(page())
  toasts.show('Saved.')
  again(page())
  the('[data-toasts] button').focus()
  vi.advanceTimersByTime(60_000)
  expect(toasts.get()).toHaveLength(1)
  the('button').focus()
  vi.advanceTimersByTime(8_000)
  expect(toasts.get()).toEqual([])
})

it('reads well and shows the focus in both themes, on the page and in a dialog', async () => {
  const { again } = show(page())
  toasts.show('Deleted.', { label: 'Undo', run: () => {} })
  for (const where of [page(), page('the dialog')]) {
    again(where)
    await inBothThemes(() => {
      for (const part of message('Deleted.').querySelectorAll<HTMLElement>('span, button'))
        expectReadable(part)
      for (const button of message('Deleted.').querySelectorAll<HTMLElement>('button'))
        expectFocusRing(button)
    })
  }
})
