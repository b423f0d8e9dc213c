import { useState } from 'react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { FixedRows } from './fixed-rows'
import { focused, show, the } from './testing/stage'
import { useRowStop } from './use-row-stop'

const ROW = 20

type RowsProps = { names: readonly string[]; preferred?: string }

/** Rows with a box to tick (none in every third) and a link, between two buttons. */
function Rows({ names, preferred }: RowsProps) {
  const { rows, keep, onView, partAt, list } = useRowStop({
    count: names.length,
    keyAt: (index) => names[index],
    mainPart: 'open',
    ...(preferred === undefined ? {} : { preferred }),
  })
  return (
    <>
      <button type="button">Before</button>
      <div {...list}>
        <FixedRows
          ref={rows}
          count={names.length}
          rowHeight={ROW}
          keep={keep}
          onView={onView}
          box={{ style: { height: 10 * ROW } }}
          row={(index) => {
            const stop = partAt(index)
            return (
              <div key={names[index]} data-row={index} style={{ height: ROW }}>
                <input
                  type="checkbox"
                  aria-label={`tick ${names[index]}`}
                  data-part="tick"
                  tabIndex={stop === 'tick' ? 0 : -1}
                  disabled={index % 3 === 2}
                />
                <a href="#row" data-part="open" tabIndex={stop && stop !== 'tick' ? 0 : -1}>
                  {names[index]}
                </a>
              </div>
            )
          }}
        />
      </div>
      <button type="button">After</button>
    </>
  )
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `row ${at}`)
const box = () => the('[data-row]').parentElement?.parentElement?.parentElement as HTMLElement

async function enter() {
  the('button').focus()
  await userEvent.keyboard('{Tab}')
}

it('is one stop of the Tab key, however many rows, in both directions', async () => {
  show(<Rows names={names(3000)} />)
  await enter()
  expect(focused()).toBe('row 0')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('After')
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('row 0')
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('Before')
})

it('goes by arrows, Page keys, Home and End, and comes back to where it was', async () => {
  show(<Rows names={names(3000)} />)
  await enter()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(focused()).toBe('row 1')
  await userEvent.keyboard('{PageDown}')
  await expect.poll(focused).toBe('row 11')
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('row 2999')
  await userEvent.keyboard('{ArrowDown}{Tab}')
  expect(focused()).toBe('After')
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('row 2999')
  await userEvent.keyboard('{Home}')
  await expect.poll(focused).toBe('row 0')
})

it('goes left and right through what a row has to press, past what can’t be, and keeps to it up and down', async () => {
  show(<Rows names={names(30)} />)
  await enter()
  await userEvent.keyboard('{ArrowLeft}')
  expect(focused()).toBe('tick row 0')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toBe('tick row 1')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toBe('row 2')
  await userEvent.keyboard('{ArrowLeft}')
  expect(focused()).toBe('row 2')
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}{Tab}')
  expect(focused()).toBe('After')
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('tick row 1')
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('row 1')
})

it('keeps the row that has the focus, wherever it is scrolled to', async () => {
  show(<Rows names={names(3000)} />)
  await enter()
  await userEvent.keyboard('{ArrowDown}')
  for (const top of [1500, 2990]) {
    box().scrollTop = top * ROW
    await expect.poll(() => document.querySelector(`[data-row="${top}"]`)).not.toBeNull()
    expect(focused()).toBe('row 1')
    expect(the(`[data-row="${top}"]`).getBoundingClientRect().top - box().getBoundingClientRect().top).toBe(0)
  }
  // And one below what is in view.
  the('[data-row="2990"] a').focus()
  box().scrollTop = 0
  await expect.poll(() => the('[data-row]').dataset.row).toBe('0')
  expect(focused()).toBe('row 2990')
  await userEvent.keyboard('{ArrowUp}')
  await expect.poll(focused).toBe('row 2989')
})

it('stays with its row while others come and go above it', async () => {
  let add = (_: readonly string[]) => {}
  function Growing() {
    const [all, setAll] = useState<readonly string[]>(names(20))
    add = setAll
    return <Rows names={all} />
  }
  show(<Growing />)
  await enter()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  add(['new', ...names(20)])
  await expect.poll(() => the('[data-row="0"]').textContent).toBe('new')
  expect(focused()).toBe('row 2')
  await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('row 2')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toBe('row 3')
  add(names(2))
  await expect.poll(() => document.querySelectorAll('[data-row]').length).toBe(2)
  await enter()
  expect(focused()).toBe('row 1')
})

it('begins at the row that is chosen', async () => {
  show(<Rows names={names(30)} preferred="row 7" />)
  await enter()
  expect(focused()).toBe('row 7')
})
