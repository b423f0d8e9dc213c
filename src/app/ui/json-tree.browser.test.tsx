import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { JsonTree } from './json-tree'
import { show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'

const WORDS = {
  label: 'Result',
  members: (count: number) => `${count} members`,
  items: (count: number) => `${count} items`,
  lines: 'lines',
  path: 'Path',
  openAll: 'Open all',
  closeAll: 'Close all',
  copyPath: 'Copy path',
  copyValue: 'Copy value',
  copied: 'Copied',
}
const TEXT =
  '{"run": {"id": 12345678901234567891, "tags": ["a", "b"]}, "ok": true, "none": null, "text": "hello"}'

/** The tree, with the focus; and what is active in it. */
function showTree() {
  const { place } = show(
    <div style={{ display: 'flex', height: 400 }}>
      <JsonTree text={TEXT} words={WORDS} />
    </div>,
  )
  const tree = the('[role=tree]', place)
  tree.focus()
  const active = () => document.getElementById(tree.getAttribute('aria-activedescendant') ?? '')
  return { tree, active, words: () => active()?.textContent }
}

it('goes through what is open, opens and closes, by the keys of a tree', async () => {
  const { active, words } = showTree()
  await userEvent.keyboard('{Home}')
  expect(active()?.getAttribute('aria-expanded')).toBe('true')
  await userEvent.keyboard('{ArrowDown}')
  expect(words()).toContain('"run"')
  if (active()?.getAttribute('aria-expanded') === 'false') await userEvent.keyboard('{ArrowRight}')
  await userEvent.keyboard('{ArrowRight}')
  expect(words()).toContain('12345678901234567891')
  await userEvent.keyboard('{ArrowLeft}')
  expect(words()).toContain('"run"')
  await userEvent.keyboard('{ArrowLeft}')
  expect(active()?.getAttribute('aria-expanded')).toBe('false')
  await userEvent.keyboard('{ArrowDown}')
  expect(words()).toContain('"ok"')
  await userEvent.keyboard('{End}')
  expect(words()).toContain('"hello"')
  await userEvent.keyboard('{Home} ')
  expect(active()?.getAttribute('aria-expanded')).toBe('false')
})

it('is one stop of the Tab key, after which come its buttons', async () => {
  showTree()
  await userEvent.keyboard('{ArrowDown}{Tab}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Copy path')
})

it('reads well and shows the focus in both themes', async () => {
  const { tree } = showTree()
  await inBothThemes(() => {
    for (const words of tree.querySelectorAll('[role=treeitem] bdi, [role=treeitem] span'))
      expectReadable(words)
    expectFocusRing(tree)
  })
})
