import { afterEach, expect, test } from 'vitest'
import { whenReleased } from './when-released'

afterEach(() => document.body.replaceChildren())

/** A button below something that grows as soon as it may, as a message that makes room for itself does. */
function pageThatMoves() {
  const happened: string[] = []
  const above = document.createElement('div')
  const button = document.createElement('button')
  button.textContent = 'Add'
  button.addEventListener('click', () => happened.push('click'))
  document.body.append(above, button)
  const moved = () =>
    new Promise<void>((resolve) =>
      whenReleased(() => {
        above.style.height = '200px'
        happened.push('moved')
        resolve()
      }),
    )
  return { happened, button, moved }
}

const point = (target: Element, type: string) =>
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true }))

/** So many turns of the event loop, in which a busy page would have moved. */
async function turns(count: number) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve))
}

test('what would move the page waits until the button is released and its click is done, however long that takes', async () => {
  const { happened, button, moved } = pageThatMoves()
  point(button, 'pointerdown')
  const end = moved()
  await turns(20)
  expect(happened).toEqual([])
  point(button, 'pointerup')
  button.click()
  await end
  expect(happened).toEqual(['click', 'moved'])
})

test('it also waits for a press that began later, before its turn had come', async () => {
  const { happened, button, moved } = pageThatMoves()
  const end = moved()
  point(button, 'pointerdown')
  await turns(20)
  expect(happened).toEqual([])
  point(button, 'pointercancel')
  await end
  expect(happened).toEqual(['moved'])
})

test('with nothing pressed it happens at once', async () => {
  const { happened, moved } = pageThatMoves()
  await moved()
  expect(happened).toEqual(['moved'])
})
