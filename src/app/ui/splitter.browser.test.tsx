import { useState } from 'react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Splitter } from './splitter'
import { show, the } from './testing/stage'
import { expectFocusRing, inBothThemes } from './testing/themes'

function Panes() {
  const [share, setShare] = useState(50)
  return (
    <div style={{ display: 'flex', width: 400, height: 100 }}>
      <div style={{ width: `${share}%` }} />
      <Splitter label="Width" orientation="vertical" value={share} min={20} max={53} onChange={setShare} />
    </div>
  )
}

const now = () => the('[role=separator]').getAttribute('aria-valuenow')

it('moves by arrows, Home and End, within its ends', async () => {
  show(<Panes />)
  the('[role=separator]').focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(now()).toBe('48')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
  expect(now()).toBe('53')
  await userEvent.keyboard('{Home}')
  expect(now()).toBe('20')
  await userEvent.keyboard('{End}')
  expect(now()).toBe('53')
})

it('shows the focus in both themes', async () => {
  show(<Panes />)
  await inBothThemes(() => expectFocusRing(the('[role=separator]')))
})
