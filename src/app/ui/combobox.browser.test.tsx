import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Combobox } from './combobox'
import { compose, endComposing, pressAfterComposing, show, the } from './testing/stage'
import { expectFocusRing, expectOutlined, expectReadable, inBothThemes } from './testing/themes'

const NAMES = ['report', 'report-daily', 'hello']

/** A name with suggestions in a form, as the page has it, and a button after it. */
function showCombobox() {
  const onSubmit = vi.fn<() => void>()
  const onKeyDown = vi.fn<() => void>()
  function Name() {
    const [value, setValue] = useState('')
    return (
      <form
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <Combobox
          aria-label="Automation"
          value={value}
          onChange={setValue}
          suggestions={NAMES.map((name) => ({ value: name, note: '2 min ago' }))}
          openLabel="Suggestions"
        />
        <button type="button">After it</button>
      </form>
    )
  }
  const { place } = show(<Name />)
  const box = the<HTMLInputElement>('[role=combobox]', place)
  box.focus()
  return { box, list: the('[role=listbox]', place), onSubmit, onKeyDown }
}

const active = (box: HTMLElement) => {
  const id = box.getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)?.textContent
}

it('opens by the arrows, goes round, and takes what Enter chooses without submitting', async () => {
  const { box, list, onSubmit } = showCombobox()
  await userEvent.keyboard('{ArrowDown}')
  expect(list.hidden).toBe(false)
  await userEvent.keyboard('{ArrowUp}')
  expect(active(box)).toContain('hello')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(active(box)).toContain('report-daily')
  await userEvent.keyboard('{Enter}')
  expect(box.value).toBe('report-daily')
  expect(list.hidden).toBe(true)
  expect(onSubmit).not.toHaveBeenCalled()
})

it('filters by what is typed, closes by Escape alone, and lets Tab go on', async () => {
  const { box, list, onKeyDown } = showCombobox()
  await userEvent.keyboard('dai')
  expect(list.querySelectorAll('[role=option]')).toHaveLength(1)
  onKeyDown.mockClear()
  await userEvent.keyboard('{Escape}')
  expect(list.hidden).toBe(true)
  expect(onKeyDown).not.toHaveBeenCalled()
  await userEvent.keyboard('{Tab}')
  expect(document.activeElement?.textContent).toBe('After it')
  expect(box.value).toBe('dai')
})

it('takes nothing, submits nothing and goes nowhere while a word is composed', async () => {
  const { box, list, onSubmit, onKeyDown } = showCombobox()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  onKeyDown.mockClear()
  await compose('rep')
  await vi.waitFor(() => expect(box.value).toBe('rep'))
  await userEvent.keyboard('{ArrowDown}')
  expect(active(box)).toBeNull()
  await userEvent.keyboard('{Enter}{Tab}{Escape}')
  expect([document.activeElement, list.hidden, box.value]).toEqual([box, false, 'rep'])
  expect(onSubmit).not.toHaveBeenCalled()
  expect(onKeyDown).not.toHaveBeenCalled()
  await endComposing('rep')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(box.value).toBe('report')
})

it('knows the Enter that Safari tells of when the word is done', async () => {
  const { box, list } = showCombobox()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(active(box)).toContain('report')
  expect(pressAfterComposing('Enter', box).defaultPrevented).toBe(true)
  await userEvent.keyboard('h')
  expect([box.value, list.hidden]).toEqual(['h', false])
})

it('reads well and shows edge and focus in both themes', async () => {
  const { box, list } = showCombobox()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  const frame = box.parentElement ?? box
  await inBothThemes(() => {
    for (const words of list.querySelectorAll('[role=option] > span')) expectReadable(words)
    expectReadable(box)
    expectFocusRing(box, frame)
    box.blur()
    expectOutlined(frame)
  })
})
