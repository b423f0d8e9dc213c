import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Button } from './button'
import { Dialog } from './dialog'
import { NameDialog } from './name-dialog'
import { compose, endComposing, focused, pressAfterComposing, show, the } from './testing/stage'
import { expectFocusRing, expectOutlined, expectReadable, inBothThemes } from './testing/themes'

/** A button that asks for a name in a dialog. */
function showNaming() {
  const onKeep = vi.fn<(name: string) => Promise<void>>(() => Promise.resolve())
  const words = {
    title: 'Save the view',
    close: 'Close',
    cancel: 'Cancel',
    keep: 'Save',
    label: 'Name',
    hint: 'It stands in the menu.',
    empty: 'A name is needed.',
    taken: 'There is one of that name.',
    unwritten: 'It could not be kept.',
    saved: (name: string) => `“${name}” is saved.`,
  }
  function Page() {
    const [open, setOpen] = useState(false)
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Save…
        </button>
        {open ? (
          <NameDialog
            words={words}
            limit={40}
            isTaken={(name) => name === 'mine'}
            onKeep={onKeep}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </>
    )
  }
  const { place } = show(<Page />)
  the('button', place).focus()
  return { onKeep, dialog: () => place.querySelector('dialog') }
}

it('takes the focus where the work is, keeps it inside, and gives it back by Escape', async () => {
  const { dialog } = showNaming()
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.tagName).toBe('INPUT')
  await userEvent.keyboard('{Tab}{Tab}')
  expect(focused()).toBe('Save')
  await userEvent.keyboard('{Escape}')
  expect(dialog()).toBeNull()
  expect(focused()).toBe('Save…')
})

it('keeps by Enter what was typed, and says what is wrong with it', async () => {
  const { onKeep, dialog } = showNaming()
  await userEvent.keyboard('{Enter}{Enter}')
  expect(dialog()?.textContent).toContain('A name is needed.')
  expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
  await userEvent.keyboard('yours{Enter}')
  await vi.waitFor(() => expect(dialog()).toBeNull())
  expect(onKeep.mock.calls.map(([name]) => name)).toEqual(['yours'])
})

it('neither submits nor closes by the keys of a word that is composed', async () => {
  const { onKeep, dialog } = showNaming()
  await userEvent.keyboard('{Enter}')
  const field = the<HTMLInputElement>('dialog input')
  await compose('namae')
  await vi.waitFor(() => expect(field.value).toBe('namae'))
  await userEvent.keyboard('{Enter}{Escape}{Tab}')
  expect(document.activeElement).toBe(field)
  expect(dialog()?.open).toBe(true)
  await endComposing('名前')
  expect(pressAfterComposing('Enter', field).defaultPrevented).toBe(true)
  expect(onKeep).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(onKeep.mock.calls.map(([name]) => name)).toEqual(['名前']))
})

it('stays for a text area, too, while a word is composed in it', async () => {
  const onClose = vi.fn<() => void>()
  show(
    <Dialog title="Note" closeLabel="Close" onClose={onClose}>
      <textarea aria-label="Note" data-autofocus="" />
    </Dialog>,
  )
  await compose('ka')
  await userEvent.keyboard('{Escape}')
  expect(onClose).not.toHaveBeenCalled()
  await endComposing('か')
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})

it('reads well and shows edges and focus in both themes', async () => {
  showNaming()
  await userEvent.keyboard('{Enter}')
  const dialog = the('dialog')
  await inBothThemes(() => {
    for (const words of dialog.querySelectorAll('h2, label, input, footer button')) expectReadable(words)
    const field = the('input', dialog)
    expectFocusRing(field, field.parentElement ?? field)
    for (const button of dialog.querySelectorAll<HTMLElement>('button')) expectFocusRing(button)
    expectOutlined(field.parentElement ?? field)
  })
})

it('has buttons that can be read in both themes, whatever their look', async () => {
  const looks = ['primary', 'plain', 'quiet', 'danger'] as const
  const { place } = show(
    looks.map((look) => (
      <Button key={look} look={look}>
        {look}
      </Button>
    )),
  )
  await inBothThemes(() => {
    for (const button of place.querySelectorAll<HTMLElement>('button')) {
      expectReadable(button)
      expectFocusRing(button)
    }
  })
})
