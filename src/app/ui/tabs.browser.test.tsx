import { useState } from 'react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { TabList, TabPanel } from './tabs'
import { focused, show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'

const TABS = ['Result', 'Answer', 'Hidden', 'Notes'].map((label) => ({
  value: label.toLowerCase(),
  label,
  hidden: label === 'Hidden',
}))

function Run() {
  const [tab, setTab] = useState('result')
  return (
    <>
      <TabList label="Run" idBase="run" value={tab} tabs={TABS} onChange={setTab} />
      {TABS.map(({ value, label }) => (
        <TabPanel key={value} idBase="run" value={value} selected={value === tab}>
          <button type="button">In {label}</button>
        </TabPanel>
      ))}
    </>
  )
}

it('is one stop of the Tab key; arrows, Home and End choose, past what is hidden, and round', async () => {
  show(<Run />)
  the('[aria-selected=true]').focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('Answer')
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('Notes')
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('Result')
  await userEvent.keyboard('{ArrowLeft}')
  expect(focused()).toBe('Notes')
  await userEvent.keyboard('{Home}{End}')
  expect(the('[aria-selected=true]').textContent).toBe('Notes')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('In Notes')
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('Notes')
})

it('shows the panel of its tab alone, named by it', async () => {
  show(<Run />)
  the('[aria-selected=true]').focus()
  await userEvent.keyboard('{ArrowRight}')
  const shown = [...document.querySelectorAll<HTMLElement>('[role=tabpanel]')].filter(({ hidden }) => !hidden)
  expect(shown.map(({ textContent }) => textContent)).toEqual(['In Answer'])
  expect(the(`#${shown[0]?.getAttribute('aria-labelledby')}`).textContent).toBe('Answer')
})

it('leaves arrows with Alt to the browser', async () => {
  show(<Run />)
  const tab = the('[aria-selected=true]')
  const back = new KeyboardEvent('keydown', {
    key: 'ArrowLeft',
    altKey: true,
    bubbles: true,
    cancelable: true,
  })
  tab.dispatchEvent(back)
  expect(back.defaultPrevented).toBe(false)
})

it('reads well and shows the focus in both themes', async () => {
  show(<Run />)
  await inBothThemes(() => {
    for (const tab of document.querySelectorAll<HTMLElement>('[role=tab]')) {
      expectReadable(tab)
      expectFocusRing(tab)
    }
  })
})
