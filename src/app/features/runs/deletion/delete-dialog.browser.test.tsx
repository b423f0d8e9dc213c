import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { t } from '../../../lib/i18n/i18n'
import { sampleId, sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { show } from '../../../ui/testing/stage'
import { toasts } from '../../../ui/toast'
import { deleteRuns } from '../delete-runs'
import DeleteDialog from './delete-dialog'

const IDS = Array.from({ length: 130 }, (_, at) => sampleId(at))

beforeEach(async () => {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.deletions.clear(), db.deletedRuns.clear()])
  await db.runs.bulkPut(IDS.map((_, at) => sampleRun(at, { state: 'rejected', starred: false })))
})
afterEach(() => vi.restoreAllMocks())

const button = (name: RegExp) =>
  vi.waitFor(() => {
    const found = [...document.querySelectorAll('button')].find(
      ({ textContent, disabled }) => !disabled && name.test(textContent ?? ''),
    )
    if (!found) throw new Error(`there is no ${name}`)
    return found
  })
const says = (words: string) => vi.waitFor(() => expect(document.body.textContent).toContain(words))
const runs = async () => (await openDatabase()).db.runs.count()

/** Rows of a store can't be written, or deleted, from the so-manyeth on, as on a full disk. */
function fill(method: 'put' | 'delete', store: string, from = 0) {
  const real: (this: IDBObjectStore, ...given: never[]) => IDBRequest = IDBObjectStore.prototype[method]
  let rows = 0
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
    this: IDBObjectStore,
    ...given: unknown[]
  ) {
    if (this.name === store && rows++ >= from) throw new DOMException('no room', 'QuotaExceededError')
    return real.apply(this, given as never[])
  })
}

it('where there is no room to keep what is deleted, a further press deletes nothing for good unasked', async () => {
  fill('put', 'deletedRuns')
  show(<DeleteDialog ids={IDS} onClose={() => {}} />)
  for (let presses = 0; presses < 2; presses++) {
    ;(await button(/^Delete 130 runs$/)).click()
    await says('This browser has no room')
  }
  expect(await runs()).toBe(130)
  document.querySelector<HTMLInputElement>('dialog input[type=checkbox]')?.click()
  ;(await button(/^Delete 130 runs for good$/)).click()
  await vi.waitFor(async () => expect(await runs()).toBe(0))
})

it('of those deleted for good before a failure it says so, and counts the rest alone', async () => {
  fill('delete', 'runs', 100)
  show(<DeleteDialog ids={IDS} makesRoom onClose={() => {}} />)
  await button(/^Delete 130 runs$/)
  document.querySelector<HTMLInputElement>('dialog input[type=checkbox]')?.click()
  ;(await button(/^Delete 130 runs for good$/)).click()
  await says('What is gone is gone for good.')
  await says('30 runs are chosen.')
})

it('closed while it deletes, it closes nothing else when it is done', async () => {
  const onClose = vi.fn()
  const told = vi.spyOn(toasts, 'show')
  const { again } = show(<DeleteDialog ids={IDS} onClose={onClose} />)
  ;(await button(/^Delete 130 runs$/)).click()
  again(null)
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce())
  expect([await runs(), onClose.mock.calls.length]).toEqual([0, 0])
})

it('stopped while it deletes, it leaves the rest, and says how many went', async () => {
  const told = vi.spyOn(toasts, 'show')
  const onClose = vi.fn()
  const real = IDBObjectStore.prototype.put
  // In the middle of the first hundred.
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name === 'deletions')
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop')?.click()
    return real.apply(this, given)
  })
  show(<DeleteDialog ids={IDS} onClose={onClose} />)
  ;(await button(/^Delete 130 runs$/)).click()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(told.mock.calls.map(([words]) => words)).toEqual(['100 runs deleted.'])
  expect(await runs()).toBe(30)
})

it('a run that can’t be deleted for want of room comes with the way to make some', async () => {
  fill('put', 'deletedRuns')
  const told = vi.spyOn(toasts, 'show')
  await deleteRuns(t, IDS.slice(0, 1))
  expect(told.mock.lastCall).toMatchObject([t('runs.delete.full'), { label: t('promises.storage.makeRoom') }])
  expect(await runs()).toBe(130)
})
