import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Input } from './input'
import { PopoverButton } from './popover-button'
import { compose, endComposing, focused, show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'

const PERIODS = ['Ever', 'Today', 'This week']

/** A filter over time: what is chosen of several, and a field. */
function showFilter(chosen = 'Today') {
  const onSubmit = vi.fn<() => void>()
  function Filter() {
    const [period, setPeriod] = useState(chosen)
    return (
      <>
        <PopoverButton label="Filter by time" text="Time" active>
          {() => (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                onSubmit()
              }}
            >
              {PERIODS.map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="period"
                    checked={one === period}
                    onChange={() => setPeriod(one)}
                  />
                  {one}
                </label>
              ))}
              <Input aria-label="Tag" />
            </form>
          )}
        </PopoverButton>
        <button type="button">What follows</button>
      </>
    )
  }
  const { place } = show(<Filter />)
  const button = the('[aria-haspopup=dialog]', place)
  button.focus()
  const panel = the('[role=dialog]', place)
  return { button, panel, onSubmit, isOpen: () => panel.matches(':popover-open') }
}

const chosen = () => the('label:has(:checked)').textContent
const hasFocus = (selector: string) =>
  vi.waitFor(() => expect(document.activeElement?.matches(selector)).toBe(true))

it('opens by Enter or the arrow down, at what is chosen, where the arrows choose', async () => {
  const { button, isOpen } = showFilter()
  for (const key of ['{Enter}', '{ArrowDown}']) {
    await userEvent.keyboard(key)
    await hasFocus(':checked')
    expect(button.getAttribute('aria-expanded')).toBe('true')
    await userEvent.keyboard('{ArrowDown}')
    expect(chosen()).toBe('This week')
    await userEvent.keyboard('{ArrowUp}')
    expect(chosen()).toBe('Today')
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(false)
    expect(document.activeElement).toBe(button)
  }
})

it('closes when the focus goes on to what follows', async () => {
  const { isOpen } = showFilter()
  await userEvent.keyboard('{Enter}')
  await hasFocus(':checked')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('Tag')
  expect(isOpen()).toBe(true)
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('What follows')
  expect(isOpen()).toBe(false)
})

it('stays open and submits nothing while a word is composed in it', async () => {
  const { isOpen, onSubmit } = showFilter()
  await userEvent.keyboard('{Enter}')
  await hasFocus(':checked')
  await userEvent.keyboard('{Tab}')
  await compose('shi')
  await userEvent.keyboard('{Enter}{Escape}{Tab}')
  expect([isOpen(), focused()]).toEqual([true, 'Tag'])
  expect(onSubmit).not.toHaveBeenCalled()
  await endComposing('し')
  await userEvent.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('reads well and shows the focus in both themes', async () => {
  const { button, panel } = showFilter()
  await userEvent.keyboard('{Enter}')
  await hasFocus(':checked')
  await inBothThemes(() => {
    expectReadable(button)
    for (const words of panel.querySelectorAll('label')) expectReadable(words)
    expectFocusRing(the(':checked', panel))
    expectFocusRing(button)
  })
})
