import { useState } from 'react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { CheckList } from './check-list'
import { focused, show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'

function Names({ count }: { count: number }) {
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <>
      <CheckList
        label="Project"
        options={Array.from({ length: count }, (_, at) => ({ value: `project-${at}`, count: String(at) }))}
        chosen={chosen}
        onChange={setChosen}
        words={{ filter: 'Find a name', none: 'No name fits.' }}
      />
      <button type="button">What follows</button>
    </>
  )
}

const at = () => document.activeElement?.closest('label')?.textContent ?? focused()
const checked = () =>
  [...document.querySelectorAll('label:has(:checked)')].map(({ textContent }) => textContent)

it('is one stop of the Tab key, however long; arrows, Page keys, Home and End go through it', async () => {
  show(<Names count={8} />)
  the('input').focus()
  await userEvent.keyboard('{ArrowDown}')
  expect(at()).toContain('project-1')
  await userEvent.keyboard('{End}')
  expect(at()).toContain('project-7')
  await userEvent.keyboard('{ArrowDown}')
  expect(at()).toContain('project-7')
  await userEvent.keyboard('{Home}{PageDown}')
  expect(at()).toContain('project-7')
  await userEvent.keyboard('{ArrowUp}{Tab}')
  expect(at()).toBe('What follows')
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(at()).toContain('project-6')
})

it('chooses by Space, without losing its place', async () => {
  show(<Names count={3} />)
  the('input').focus()
  await userEvent.keyboard('{ArrowDown} {ArrowDown} {ArrowUp} ')
  expect(checked()).toEqual(['project-22'])
  expect(at()).toContain('project-1')
})

it('leads from the filter into what it leaves, and says where that is nothing', async () => {
  show(<Names count={20} />)
  the('input[type=search]').focus()
  await userEvent.keyboard('-1{ArrowDown}{ArrowDown}')
  expect(at()).toContain('project-10')
  the('input[type=search]').focus()
  await userEvent.keyboard('x{ArrowDown}')
  expect(document.body.textContent).toContain('No name fits.')
})

it('reads well and shows the focus in both themes', async () => {
  show(<Names count={3} />)
  await inBothThemes(() => {
    for (const words of document.querySelectorAll('label span')) expectReadable(words)
    expectFocusRing(the('input'))
  })
})
