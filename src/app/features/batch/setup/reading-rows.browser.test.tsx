import { useSyncExternalStore } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { t } from '../../../lib/i18n/i18n'
import { show, the } from '../../../ui/testing/stage'
import { ENCODINGS } from '../prepare/source'
import { encoded } from '../testing/encoded'
import { file } from '../testing/prepared'
import { faultWords } from './fault-words'
import { LeftOutNote } from './left-out-note'
import { Problems } from './problems'
import { rowsLeftOut } from './rows-left-out'
import { SeedPreview } from './seed-preview'
import { SeedShape } from './seed-shape'
import { setupStore } from './setup-store'
import { SourcePicker } from './source-picker'

/** A batch's rows as they are put together, with what the last look says of them. */
function Rows() {
  const setup = useSyncExternalStore(setupStore.subscribe, setupStore.get)
  return (
    <>
      <SourcePicker setup={setup} />
      {setup.fault ? <p role="alert">{faultWords(t, setup.fault)}</p> : null}
      <SeedShape setup={setup} />
      <Problems setup={setup} />
      <SeedPreview built={setup.built} />
      <LeftOutNote rows={rowsLeftOut(setup)} />
    </>
  )
}

beforeEach(() => {
  setupStore.clear()
  show(<Rows />)
})
const give = (content: BlobPart[], name: string, kind: 'table' | 'json' = 'table') => {
  const chosen = file(content, name)
  setupStore.give(kind, { files: [{ path: name, file: chosen }] })
}
const says = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text))
const listed = (label: string) =>
  [...the(`[aria-label="${label}"]`).children].map(({ textContent }) => textContent)
const leftOut = () => listed('Rows that are left out')
const press = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click()

it('empty rows are said where they were passed over, and in the last look', async () => {
  setupStore.give('table', { text: 'a,b\n1,2\n,\n,\n"x"y,3\n' })
  await says('1 row can’t be sent')
  expect(listed('What was found in it')).toEqual(['2 empty rows were passed over.'])
  expect(leftOut()).toEqual([
    '1 row can’t be sent and is left out: quotes out of place (1).',
    '2 empty rows were passed over.',
  ])
  setupStore.give('table', { text: 'a,b\n1,2\n' })
  await vi.waitFor(() => expect(leftOut()).toEqual(['No row is left out.']))
})

it('rows that the operator leaves out are counted once each', async () => {
  setupStore.checkAgainst('{"properties": {"a": {"maximum": 1}}}')
  setupStore.give('table', { text: 'a\n1\n2\n2\n3\n' })
  await vi.waitFor(() => expect(setupStore.get().built?.misfitRows).toBe(3))
  setupStore.note({ leftOut: { duplicates: true, misfits: true } })
  await vi.waitFor(() =>
    expect(leftOut()).toEqual([
      '1 row with the same seed as an earlier one is left out.',
      '2 rows that do not fit the automation’s schema are left out.',
    ]),
  )
  expect(await setupStore.countOf()).toBe(1)
  setupStore.checkAgainst(null)
  setupStore.note({ leftOut: { duplicates: false, misfits: false } })
})

it('a guessed encoding is called a guess, with its first cells; another one is a click, or a choice, away', async () => {
  give([encoded('порт,тонн\nАзов,12\n', 'koi8-r')], 'rows.csv')
  await says('koi8-r is a guess')
  const readings = listed('The first cells in each likely encoding')
  expect(readings[0]).toBe('koi8-r (in use)порттоннАзов')
  expect(readings.length).toBeGreaterThan(1)
  press('Read as windows-1251')
  await says('"РПТФ"')
  expect(setupStore.get().options.encoding).toBe('windows-1251')
  expect(document.body.textContent).not.toContain('is a guess')

  const select = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent === 'Encoding',
  )?.control
  expect(select).toBeInstanceOf(HTMLSelectElement)
  await userEvent.selectOptions(select as HTMLSelectElement, 'koi8-r')
  await says('"порт"')

  // What was chosen for one file says nothing of the next one.
  give(['a\nü\n'], 'other.csv')
  await says('"ü"')
  expect(setupStore.get().options.encoding).toBe('auto')
})

it('an encoding can be chosen for JSON, too', async () => {
  give([encoded('{"город":"Москва"}', 'windows-1251')], 'rows.json', 'json')
  await says('windows-1251 is a guess')
  expect([...document.querySelectorAll('label')].map(({ textContent }) => textContent)).toContain('Encoding')
})

it('every encoding that can be chosen is one that this browser reads by that name', () => {
  for (const encoding of ENCODINGS.slice(1)) expect(new TextDecoder(encoding).encoding).toBe(encoding)
})

it('a workbook is called one, chosen or pasted as a file, and nothing is ready', async () => {
  give(['PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml'], 'book.xlsx')
  await says('This is a workbook, not a table of text.')
  expect(setupStore.get().built).toBeNull()

  setupStore.give('table', { files: [] })
  await vi.waitFor(() => expect(document.querySelector('textarea[aria-label="Rows"]')).not.toBeNull())
  const data = new DataTransfer()
  data.items.add(file(['%PDF-1.7'], 'report.pdf'))
  const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
  the('textarea[aria-label="Rows"]').dispatchEvent(pasted)
  await says('This is a PDF')
})

it('cells from a spreadsheet stay text, whatever picture comes with them', async () => {
  setupStore.give('table', { files: [] })
  await vi.waitFor(() => expect(document.querySelector('textarea[aria-label="Rows"]')).not.toBeNull())
  const data = new DataTransfer()
  data.setData('text/plain', 'a\n1')
  data.items.add(file(['\x89PNG'], 'image.png'))
  const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
  the('textarea[aria-label="Rows"]').dispatchEvent(pasted)
  expect(pasted.defaultPrevented).toBe(false)
})

it('a column with one word among its numbers is named, and one click sends the numbers as numbers', async () => {
  const numbers = Array.from({ length: 39 }, (_, n) => n)
  setupStore.give('table', { text: `tonnes\n${numbers.join('\n')}\nn/a\n` })
  await says('tonnes: numbers (39 of 40), but “n/a” in line 41. So all of them go as text.')
  press('Send tonnes as number')
  await says('tonnes: “n/a” is no JSON number')
  expect(document.body.textContent).not.toContain('39 of 40')
  expect(setupStore.get().built?.good).toBe(39)
})

it('pretty-printed values are read, and one sentence says so', async () => {
  setupStore.give('json', { text: '{\n  "pier": "A7"\n}\n{\n  "pier": "B2"\n}\n' })
  await says('These are values printed over several lines')
  expect(setupStore.get().built?.good).toBe(2)
  setupStore.give('json', { text: '{\n  "pier": "A7"\n}\n{\n  "pier": \n}\n' })
  await says('at line and column 6:1 they stop being JSON')
  expect(setupStore.get().built).toBeNull()
})

it('quotes can be characters like any other', async () => {
  setupStore.give('table', { text: 'size\n5" pipe\n' })
  await says('a quote stands within “5" pipe”')
  const select = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent === 'Quotes',
  )?.control
  await userEvent.selectOptions(select as HTMLSelectElement, 'none')
  await says(String.raw`"5\" pipe"`)
  await vi.waitFor(() => expect(leftOut()).toEqual(['No row is left out.']))
  setupStore.change({ options: { ...setupStore.get().options, quote: '"' } })
})

it('of several files the one that is used is named, and that the others are not', async () => {
  const data = new DataTransfer()
  data.items.add(file(['a\n1\n'], 'one.csv'))
  data.items.add(file(['a\n2\n'], 'two.csv'))
  the('[data-takes-files]').dispatchEvent(
    new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
  )
  await says('one.csv')
  await says('1 further file was not taken')
})
