import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Content } from './content'
import { ContentView } from './content-view'
import { ScrollText } from './scroll-text'
import { focused, show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'

const WORDS = {
  label: 'Result',
  tree: 'Tree',
  text: 'Text',
  hex: 'Bytes',
  show: 'Show as',
  copyAll: 'Copy all',
  copied: 'Copied',
  download: 'Download',
  failed: 'It could not be loaded.',
  retry: 'Try again',
  markup: 'Markup, shown as text.',
  bytes: 'Bytes.',
  readAs: 'Read as',
  readAsDeclared: 'as declared',
  json: {
    members: (count: number) => `${count} members`,
    items: (count: number) => `${count} items`,
    lines: 'lines',
    path: 'Path',
    openAll: 'Open all',
    closeAll: 'Close all',
    copyPath: 'Copy path',
    copyValue: 'Copy value',
  },
}
const JSON_TEXT: Content = { contentType: 'application/json', encoding: 'utf8', text: '{"a": 1}' }

const view = (content: Content) => (
  <div style={{ display: 'flex', flexDirection: 'column', height: 300 }}>
    <ContentView content={content} fileName="result" words={WORDS} />
  </div>
)

it('changes its view by the arrows, and each view can be reached and scrolled by key', async () => {
  show(view(JSON_TEXT))
  the('input:checked').focus()
  await userEvent.keyboard('{Tab}{Tab}{Tab}')
  expect(document.activeElement?.getAttribute('role')).toBe('tree')
  for (const label of ['Text', 'Bytes']) {
    the('input:checked').focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(the('label:has(:checked)').textContent).toBe(label)
    await userEvent.keyboard('{Tab}{Tab}{Tab}')
    expect([document.activeElement?.getAttribute('role'), focused()]).toEqual(['region', 'Result'])
  }
})

it('never makes elements of markup', () => {
  show(view({ contentType: 'text/html', encoding: 'utf8', text: '<img src="x" alt="bad">' }))
  expect(document.querySelector('img')).toBeNull()
  expect(document.body.textContent).toContain('<img src="x" alt="bad">')
})

it('reads well and shows the focus in both themes, whichever view', async () => {
  show(
    <>
      {view({ ...JSON_TEXT, text: 'plain' })}
      {view({ ...JSON_TEXT, encoding: 'base64', text: 'AAEC' })}
      <ScrollText label="Command">curl</ScrollText>
    </>,
  )
  await inBothThemes(() => {
    for (const region of document.querySelectorAll<HTMLElement>('[role=region]')) {
      expectReadable(region)
      expectFocusRing(region)
    }
    for (const words of document.querySelectorAll('[role=region] span')) expectReadable(words)
  })
})
