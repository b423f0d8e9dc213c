import { expect, it, type Mock, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Menu, type MenuItem } from './menu'
import { focused, pressAfterComposing, show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'

type Item = MenuItem & { onSelect: Mock<() => void> }
const item = (label: string, part: Partial<MenuItem> = {}): Item => ({
  label,
  ...part,
  onSelect: vi.fn<() => void>(),
})

/** A run's menu, with entries that can't be chosen now at its beginning, in the middle and at its end. */
function showMenu() {
  const items = {
    compare: item('Compare', { disabled: true }),
    evidence: item('Evidence'),
    once: item('Start only if not accepted', { disabled: true }),
    close: item('Close'),
    copy: item('Copy'),
    remove: item('Delete', { danger: true, disabled: true }),
  }
  const { place } = show(
    <>
      <Menu label="More" icon="…" items={Object.values(items)} />
      <button type="button">What follows</button>
    </>,
  )
  const button = the('[aria-haspopup=menu]', place)
  button.focus()
  return { ...items, button, menu: the('[role=menu]', place) }
}

const isOpen = (menu: HTMLElement) => menu.matches(':popover-open')

it('lets the arrows go through every entry, also those that can’t be chosen, and round', async () => {
  showMenu()
  await userEvent.keyboard('{Enter}')
  const way = [focused()]
  for (let press = 0; press < 6; press += 1) {
    await userEvent.keyboard('{ArrowDown}')
    way.push(focused())
  }
  expect(way).toEqual([
    'Compare',
    'Evidence',
    'Start only if not accepted',
    'Close',
    'Copy',
    'Delete',
    'Compare',
  ])
  await userEvent.keyboard('{ArrowUp}')
  expect(focused()).toBe('Delete')
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
  expect(focused()).toBe('Start only if not accepted')
  await userEvent.keyboard('{End}')
  expect(focused()).toBe('Delete')
  await userEvent.keyboard('{Home}')
  expect(focused()).toBe('Compare')
})

it('does nothing for an entry that can’t be chosen, and says that it can’t', async () => {
  const { once, menu } = showMenu()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
  the('[role=menuitem]:nth-of-type(3)', menu).click()
  expect(once.onSelect).not.toHaveBeenCalled()
  expect(isOpen(menu)).toBe(true)
  expect(document.activeElement?.getAttribute('aria-disabled')).toBe('true')
})

it('finds an entry by its first letters, and the next one by the same letter again', async () => {
  const { close, button } = showMenu()
  await userEvent.keyboard('{Enter}e')
  expect(focused()).toBe('Evidence')
  await userEvent.keyboard('{Home}c')
  expect(focused()).toBe('Close')
  await userEvent.keyboard('c')
  expect(focused()).toBe('Copy')
  await userEvent.keyboard('c')
  expect(focused()).toBe('Compare')
  await userEvent.keyboard('{Home}')
  await userEvent.keyboard('z')
  expect(focused()).toBe('Compare')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
  expect(close.onSelect).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(button)
})

it('opens at its end by the arrow up, and gives the focus back by Escape', async () => {
  const { button, menu } = showMenu()
  await userEvent.keyboard('{ArrowUp}')
  expect(focused()).toBe('Delete')
  await userEvent.keyboard('{Escape}')
  expect(isOpen(menu)).toBe(false)
  expect(document.activeElement).toBe(button)
})

it('closes by Tab, which goes on to what follows', async () => {
  const { menu } = showMenu()
  await userEvent.keyboard('{Enter}{ArrowDown}{Tab}')
  expect(isOpen(menu)).toBe(false)
  expect(focused()).toBe('What follows')
})

it('chooses nothing by the key that opened it and is still held', async () => {
  const { menu } = showMenu()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  const held = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true })
  document.activeElement?.dispatchEvent(held)
  expect(held.defaultPrevented).toBe(true)
  expect(isOpen(menu)).toBe(true)
})

it('leaves the keys of an input method alone', async () => {
  const { menu } = showMenu()
  await userEvent.keyboard('{Enter}')
  pressAfterComposing('Escape', the('[role=menuitem]', menu))
  pressAfterComposing('End', the('[role=menuitem]', menu))
  expect(isOpen(menu)).toBe(true)
  expect(focused()).toBe('Compare')
})

it('reads well and shows the focus in both themes', async () => {
  const { menu, button } = showMenu()
  await userEvent.keyboard('{Enter}')
  await inBothThemes(() => {
    for (const entry of menu.querySelectorAll<HTMLElement>('[role=menuitem]')) {
      expectReadable(entry)
      expectFocusRing(entry)
    }
    expectReadable(button)
  })
})
