import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openDatabase, type SeedpadDatabase } from '../database'
import type { Run } from '../run'
import { sampleRun } from '../run-index/testing/sample-runs'
import { BudgetError, budgetStanding, keepWithinBudget, writeBudget } from './budget'
import { writeAhead } from './write-ahead'

const NOON = new Date(2026, 10, 25, 12).getTime()
const LIVE = { id: 'api', label: 'api', baseUrl: '', simulated: false } as const

let db: SeedpadDatabase
let lastId = 0
/** Rows of runs that the page has read from its database. */
let read = 0
const countReads = (stored: unknown) => {
  read += 1
  return stored
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  db = (await openDatabase()).db
  await Promise.all([db.runs.clear(), db.settings.clear()])
  await writeBudget(db, 'P', { perDay: 1000, raised: null })
  db.runs.hook('reading').subscribe(countReads)
})
afterEach(() => {
  db.runs.hook('reading').unsubscribe(countReads)
  vi.useRealTimers()
})

const start = (part: Partial<Run> = {}): Run => ({
  ...sampleRun(0),
  startId: `start-${String(lastId++)}`,
  createdAt: Date.now(),
  target: LIVE,
  profile: 'P',
  state: 'sending',
  executionId: null,
  ...part,
})
/** One row of a batch: written ahead within the budget, then settled. The clock goes on a little. */
async function send(state: Run['state']): Promise<Run> {
  vi.setSystemTime(Date.now() + 50)
  const run = start()
  await writeAhead(() => Promise.resolve(run), {
    twinConfirmed: true,
    unlessAccepted: false,
    claim: undefined,
  })
  vi.setSystemTime(Date.now() + 50)
  await db.runs.update(run.startId, { state })
  return run
}
const used = async (now = Date.now()) => (await budgetStanding(db, 'P', now))?.used

it('a start reads as little of the history under a daily limit after hundreds of others as after a few', async () => {
  /** What was written ahead, what was settled, and what the update that settles it reads. */
  const MOST_OF_A_ROW = 3
  const readFor = async (rows: number) => {
    vi.setSystemTime(Date.now() + 50)
    await used()
    read = 0
    for (let row = 0; row < rows; row++) await send('started')
    return read
  }
  expect(await readFor(10)).toBeLessThanOrEqual(10 * MOST_OF_A_ROW)
  await db.runs.bulkAdd(Array.from({ length: 600 }, () => start({ state: 'started' })))
  expect(await readFor(10)).toBeLessThanOrEqual(10 * MOST_OF_A_ROW)
  expect(await used()).toBe(620)
})

it('counts what may have been charged, and not what was refused, came from a file, or was another’s', async () => {
  expect(await used()).toBe(0)
  for (const state of ['started', 'rejected', 'unknown', 'not-sent'] as const) await send(state)
  expect(await used()).toBe(2)
  await db.runs.bulkAdd([start({ profile: 'Q' }), start({ importedAt: NOON }), start()])
  await db.runs.add(start({ target: { ...LIVE, id: 'simulator', simulated: true } }))
  expect(await used()).toBe(3)
  expect((await budgetStanding(db, 'Q', Date.now()))?.used).toBeUndefined()
})

it('a row that was deleted, and one that came back, are counted as they are', async () => {
  const [gone] = [await send('started'), await send('started')]
  expect(await used()).toBe(2)
  await db.runs.delete(gone.startId)
  expect(await used()).toBe(1)
  vi.setSystemTime(Date.now() + 50)
  await db.runs.put(gone)
  expect(await used()).toBe(2)
})

it('the last place is given once, whichever tab asks', async () => {
  await writeBudget(db, 'P', { perDay: 3, raised: null })
  expect(await used()).toBe(0)
  // Another tab has a connection of its own, and this page's memory knows nothing of what it writes.
  const { Dexie } = (await openDatabase()).watching
  const other = await new Dexie(db.name).open()
  vi.setSystemTime(Date.now() + 50)
  await other.table('runs').bulkAdd([0, 1].map(() => start({ changedAt: Date.now() })))
  other.close()
  await send('started')
  await expect(send('started')).rejects.toThrow(BudgetError)
  expect(await used()).toBe(3)
})

it('begins anew at midnight, also for a start that was made just before', async () => {
  await writeBudget(db, 'P', { perDay: 2, raised: null })
  const midnight = new Date(2026, 10, 26).getTime()
  vi.setSystemTime(midnight - 500)
  for (const state of ['started', 'started'] as const) await send(state)
  await expect(send('started')).rejects.toThrow(BudgetError)
  const late = start({ createdAt: Date.now() })
  vi.setSystemTime(midnight)
  await send('started')
  expect(await used()).toBe(1)
  await expect(keepWithinBudget(db, late)).rejects.toThrow(BudgetError)
  expect(await used()).toBe(1)
})

it('a clock that was set back loses no start', async () => {
  await send('started')
  expect(await used()).toBe(1)
  vi.setSystemTime(NOON - 3_600_000)
  await send('started')
  vi.setSystemTime(NOON - 3_500_000)
  await send('unknown')
  expect(await used()).toBe(3)
})
