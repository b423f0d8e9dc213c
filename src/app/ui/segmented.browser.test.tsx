import { useState } from 'react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Segmented } from './segmented'
import { focused, show, the } from './testing/stage'
import { expectFocusRing, expectOutlined, expectReadable, inBothThemes } from './testing/themes'

const OPTIONS = ['tree', 'text', 'hex'].map((value) => ({ value, label: value }))

function View({ name }: { name: string }) {
  const [value, setValue] = useState('text')
  return (
    <>
      <span id={name}>View</span>
      <Segmented labelledBy={name} name={name} value={value} options={OPTIONS} onChange={setValue} />
    </>
  )
}

const checked = () => the<HTMLInputElement>(':checked').value

it('is one stop of the Tab key, at what is chosen; arrows choose, and round', async () => {
  show(
    <>
      <button type="button">Before</button>
      <View name="view" />
      <button type="button">After</button>
    </>,
  )
  the('button').focus()
  await userEvent.keyboard('{Tab}')
  expect((document.activeElement as HTMLInputElement).value).toBe('text')
  await userEvent.keyboard('{ArrowRight}')
  expect(checked()).toBe('hex')
  await userEvent.keyboard('{ArrowDown}')
  expect(checked()).toBe('tree')
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}')
  expect(checked()).toBe('text')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('After')
})

it('reads well and shows edge and focus in both themes', async () => {
  show(<View name="view" />)
  await inBothThemes(() => {
    for (const words of document.querySelectorAll('label span')) expectReadable(words)
    for (const radio of document.querySelectorAll('input'))
      expectFocusRing(radio, radio.closest('label') ?? radio)
    expectOutlined(the('[role=radiogroup]'))
  })
})
