import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Config } from '../../../../contract/config-message'
import type { Target } from '../../../../contract/target'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import { BatchSetup } from './batch-setup'
import { setupStore } from './setup-store'

const ROWS = 900
const TARGET: Target = {
  id: 'simulator',
  label: 'Simulator',
  baseUrl: '',
  dialect: 'nested',
  simulated: true,
}
const CONFIG: Config = {
  version: '0',
  journalId: 'life',
  targets: [TARGET],
  inbox: { publicUrl: 'http://localhost' },
  limits: { bodyBytes: 1_000_000, nameLength: 255, answerBytes: 1_000_000, deliveryBytes: 1_000_000 },
  startTimeoutMs: 40_000,
}
const FORM: LaunchForm = {
  project: 'my-project',
  automation: 'echo',
  sendTo: 'default',
  webhookUrl: '',
  headers: [],
  wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
}

let db: SeedpadDatabase
let leave = () => {}
/** What happens once so many rows are written down; nothing where it is not set. */
let atRow: { row: number; act: () => void } | null = null
const tellRow = (_key: unknown, { row }: { row: number }) => {
  if (row !== atRow?.row) return
  const { act } = atRow
  atRow = null
  act()
}

beforeEach(async () => {
  db = (await openDatabase()).db
  await Promise.all([db.batches.clear(), db.batchRows.clear()])
  db.batchRows.hook('creating').subscribe(tellRow)
})
afterEach(() => {
  vi.restoreAllMocks()
  leave()
  db.batchRows.hook('creating').unsubscribe(tellRow)
})

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)

/** The form with its rows, up to the last look before they are sent. */
async function openDialog() {
  if (setupStore.get().built?.count !== ROWS)
    setupStore.give('table', { text: `n\n${Array.from({ length: ROWS }, (_, n) => n).join('\n')}` })
  const onConfirmed = vi.fn<() => void>()
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(
    <BatchSetup
      config={CONFIG}
      target={TARGET}
      sendAs={{ profile: 'P', confirmTyped: false }}
      initial={FORM}
      names={() => null}
      way={() => null}
      runHref={(startId) => startId}
      onMissingCredentials={() => {}}
      onConfirmed={onConfirmed}
    />,
  )
  leave = () => {
    root.unmount()
    place.remove()
    leave = () => {}
  }
  await vi.waitFor(() => {
    expect(setupStore.get().built?.count).toBe(ROWS)
    expect(button('Review and start…')?.getAttribute('aria-disabled')).toBe('false')
  })
  button('Review and start…')?.click()
  await vi.waitFor(() => expect(button('Start')).toBeDefined())
  return onConfirmed
}
const nothingLeft = () =>
  vi.waitFor(async () => expect([await db.batches.count(), await db.batchRows.count()]).toEqual([0, 0]))
/** Rows come no further than to the middle until they may. */
function holdWriting() {
  let goOn = () => {}
  const take = setupStore.take
  const free = new Promise<void>((resolve) => {
    goOn = resolve
  })
  vi.spyOn(setupStore, 'take').mockImplementation(async (from, most) => {
    if (from > ROWS / 2) await free
    return take(from, most)
  })
  return { goOn }
}
/** Whoever comes next in line comes after everything that was under way. */
const nextInLine = () => db.transaction('rw', db.batches, db.batchRows, async () => {})

it.each<[string, () => unknown]>([
  ['Cancel', () => button('Cancel')?.click()],
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['another page in the same tab', () => leave()],
  ['leaving the page', () => dispatchEvent(new PageTransitionEvent('pagehide'))],
])(
  '%s while the rows are written gives the batch up: nothing is left, and nothing is sent',
  async (_name, act) => {
    const onConfirmed = await openDialog()
    const half = new Promise<void>((resolve) => {
      atRow = { row: ROWS / 2, act: resolve }
    })
    const held = holdWriting()
    button('Start')?.click()
    await half
    await act()
    await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
    held.goOn()
    await nothingLeft()
    await nextInLine()
    await nothingLeft()
    expect(onConfirmed).not.toHaveBeenCalled()
    // The rows are still there to be started after all.
    expect(setupStore.get().built?.count).toBe(ROWS)
  },
)

it('says how far it is; afterwards the batch has as many rows and starts as were confirmed', async () => {
  const onConfirmed = await openDialog()
  let said = ''
  const look = () => {
    said = document.querySelector('dialog')?.textContent ?? ''
  }
  atRow = { row: ROWS - 1, act: look }
  button('Start')?.click()
  await vi.waitFor(() => expect(onConfirmed).toHaveBeenCalledOnce())
  expect(said).toMatch(/Writing the rows down: [36]00 of 900/)
  expect(onConfirmed.mock.calls[0]).toMatchObject([
    { rowCount: ROWS, limit: ROWS, status: 'ready' },
    [],
    { count: ROWS, trial: false },
  ])
  expect(await db.batchRows.count()).toBe(ROWS)
})

it('rows that are made anew after the last look are not written', async () => {
  const onConfirmed = await openDialog()
  const { built } = setupStore.get()
  setupStore.checkAgainst('{"type": "array"}')
  await vi.waitFor(() => expect(setupStore.get().built).not.toBe(built))
  button('Start')?.click()
  await vi.waitFor(() => expect(document.body.textContent).toContain('The rows have changed since'))
  await nothingLeft()
  expect(onConfirmed).not.toHaveBeenCalled()
})

it('what was changed a moment before is what is looked at, and what is written', async () => {
  const onConfirmed = await openDialog()
  button('Cancel')?.click()
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  setupStore.shape({ template: '{"m": {{n}}}' })
  button('Review and start…')?.click()
  await vi.waitFor(() => expect(button('Start')).toBeDefined())
  button('Start')?.click()
  await vi.waitFor(() => expect(onConfirmed).toHaveBeenCalledOnce())
  expect((await db.batchRows.toCollection().first())?.seedText).toBe('{"m": 0}')
})
