import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { StopList } from './stop-list'
import { focused, show, the } from './testing/stage'

const list = (keys: readonly string[]) => (
  <>
    <button type="button">Before</button>
    <StopList aria-label="Findings" keys={keys}>
      {(item) =>
        keys.map((key) => (
          <li key={key}>
            <button type="button" {...item(key)}>
              {key}
            </button>
          </li>
        ))
      }
    </StopList>
    <button type="button">After</button>
  </>
)
const keys = Array.from({ length: 30 }, (_, at) => `finding ${at}`)

it('is one stop of the Tab key, where the focus was last; arrows, Page keys, Home and End move inside', async () => {
  show(list(keys))
  the('button').focus()
  await userEvent.keyboard('{Tab}{ArrowDown}')
  expect(focused()).toBe('finding 1')
  await userEvent.keyboard('{PageDown}')
  expect(focused()).toBe('finding 11')
  await userEvent.keyboard('{PageUp}{PageUp}{ArrowUp}')
  expect(focused()).toBe('finding 0')
  await userEvent.keyboard('{End}{ArrowDown}')
  expect(focused()).toBe('finding 29')
  await userEvent.keyboard('{ArrowUp}{Tab}')
  expect(focused()).toBe('After')
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('finding 28')
  await userEvent.keyboard('{Home}{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('Before')
})

it('can still be reached when the item where it stopped is gone', async () => {
  const { again } = show(list(keys))
  the('button').focus()
  await userEvent.keyboard('{Tab}{End}{Tab}')
  again(list(keys.slice(0, 3)))
  the('button').focus()
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('finding 0')
})

it('gives the focus to the item that comes next where the one that has it goes away', async () => {
  const { again } = show(list(keys.slice(0, 3)))
  the('button').focus()
  await userEvent.keyboard('{Tab}{ArrowDown}')
  again(list(['finding 0', 'finding 2']))
  expect(focused()).toBe('finding 2')
  again(list(['finding 0']))
  expect(focused()).toBe('finding 0')
  await userEvent.keyboard('{Tab}')
  again(list(['finding 9']))
  expect(focused()).toBe('After')
})
