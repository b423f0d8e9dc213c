import type { Batch } from '../../../lib/batch'
import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { createListeners } from '../../../lib/listeners'
import { isOwnRun } from '../../../lib/own-run'
import type { Run } from '../../../lib/run'
import { RUN_CHANGES } from '../../../lib/run-changes'
import { openTabChannel } from '../../../lib/tab-channel'
import { ROW_STATES, type RowState, rowState } from '../run/row-state'
import { type Measured, measuredFrom, measureEnd } from './progress'

/** What is shown of a row, its seed aside. */
export type RowFacts = {
  state: RowState
  startId: string | null
  executionId: string | null
  reason: Run['reason']
  message: string | null
  settledBy: Run['settledBy']
  /** Milliseconds since 1970. */
  createdAt: number | null
  durationMs: number | null
  resultAt: number | null
}

export type Counts = Record<RowState, number>

/** A batch as it is seen: `rows` is one array whose entries are replaced; `changed` says which, since the last time. */
export type BatchView = {
  status: 'loading' | 'ready' | 'gone'
  rows: readonly RowFacts[]
  changed: readonly number[] | 'all'
  counts: Counts
  results: number
  /** Rows that were settled while somebody looked. */
  measured: Measured
}

const UNTAKEN: RowFacts = {
  state: 'waiting',
  startId: null,
  executionId: null,
  reason: null,
  message: null,
  settledBy: null,
  createdAt: null,
  durationMs: null,
  resultAt: null,
}
const GATHER_MS = 120
const READ_AT_ONCE = 500

export const noCounts = (): Counts => Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Counts

/** Views that somebody looks at. */
const looked = new Map<string, BatchViewStore>()

/** The view of a batch; one for all who look at the same time. */
export const viewOf = (batch: Pick<Batch, 'id' | 'rowCount'>): BatchViewStore =>
  looked.get(batch.id) ?? createBatchView(batch)

/**
 * Follows the rows of one batch: read once in parts, then only what changed, in this tab or another.
 * @returns a plain store
 */
function createBatchView({ id, rowCount }: Pick<Batch, 'id' | 'rowCount'>) {
  const rows: RowFacts[] = Array.from({ length: rowCount }, () => UNTAKEN)
  const rowOf = new Map<string, number>()
  const counts = { ...noCounts(), waiting: rowCount }
  let results = 0
  let measured = measuredFrom(Date.now())
  let view: BatchView = { status: 'loading', rows, changed: 'all', counts, results, measured }
  const listeners = createListeners(() => {
    stop()
    if (looked.get(id) === store) looked.delete(id)
  })
  const pending = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}

  function tell(status: BatchView['status'], changed: BatchView['changed']) {
    view = { status, rows, changed, counts: { ...counts }, results, measured }
    listeners.tell()
  }
  function put(row: number, facts: RowFacts) {
    const old = rows[row]
    if (!old) return
    counts[old.state] -= 1
    counts[facts.state] += 1
    results += (facts.resultAt === null ? 0 : 1) - (old.resultAt === null ? 0 : 1)
    if (view.status === 'ready' && isOpen(old) && !isOpen(facts) && facts.state !== 'left-out')
      measured = measureEnd(measured, Date.now())
    rows[row] = facts
  }
  /** What was measured before tells nothing about what begins now. */
  function measureAnew() {
    measured = measuredFrom(Date.now())
    tell(view.status, [])
  }
  /** Rows that the operator left out: those that nobody took are shown as such. */
  function leaveOut(without: readonly number[]) {
    const changed = without.filter((row) => rows[row]?.state === 'waiting')
    for (const row of changed) put(row, { ...UNTAKEN, state: 'left-out' })
    if (changed.length > 0) tell(view.status, changed)
  }
  function take(run: Run): number | null {
    const row = run.batchId === id && isOwnRun(run) ? run.batchRow : undefined
    if (row === undefined) return null
    const known = rows[row]
    // Of two runs of a row the later one has it; the earlier is proven never to have left.
    if (known?.startId && known.startId !== run.startId && (known.createdAt ?? 0) > run.createdAt) return null
    rowOf.set(run.startId, row)
    put(row, factsOf(run))
    return row
  }
  async function load(db: SeedpadDatabase) {
    const claims = await db.batchClaims
      .where('[batchId+row]')
      .between([id, 0], [id, rowCount], true, true)
      .toArray()
    for (let at = 0; at < claims.length; at += READ_AT_ONCE) {
      const some = claims.slice(at, at + READ_AT_ONCE)
      const runs = await db.runs.bulkGet(some.map(({ startId }) => startId))
      const changed = some.map(({ row, startId }, index) => {
        const run = runs[index]
        rowOf.set(startId, row)
        put(
          row,
          run && isOwnRun(run)
            ? factsOf(run)
            : { ...UNTAKEN, startId, state: rowState({ startId }, undefined) },
        )
        return row
      })
      tell('loading', changed)
    }
    measured = measuredFrom(Date.now())
    tell('ready', 'all')
  }
  async function catchUp() {
    timer = undefined
    const ids = [...pending]
    pending.clear()
    const { db } = await openDatabase()
    const runs = await db.runs.bulkGet(ids)
    const changed = ids.flatMap((startId, at) => {
      const run = runs[at]
      if (run) return take(run) ?? []
      const row = rowOf.get(startId)
      if (row === undefined || rows[row]?.startId !== startId) return []
      put(row, { ...UNTAKEN, startId, state: 'gone' })
      return row
    })
    if (changed.length > 0) tell(view.status, changed)
  }

  const store = {
    get: () => view,
    leaveOut,
    measureAnew,
    subscribe(listener: () => void) {
      if (listeners.count() === 0) {
        looked.set(id, store)
        stop = follow()
      }
      return listeners.subscribe(listener)
    },
  }
  return store

  function follow(): () => void {
    const channel = openTabChannel(RUN_CHANGES)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!Array.isArray(data)) return
      for (const startId of data) if (typeof startId === 'string') pending.add(startId)
      timer ??= setTimeout(() => void catchUp().catch(() => {}), GATHER_MS)
    }
    openDatabase()
      .then(({ db }) => load(db))
      .catch(() => tell('gone', 'all'))
    return () => {
      clearTimeout(timer)
      timer = undefined
      channel.close()
    }
  }
}

const isOpen = ({ state }: RowFacts) => state === 'waiting' || state === 'sending'

export type BatchViewStore = ReturnType<typeof createBatchView>

function factsOf(run: Run): RowFacts {
  const { state, startId, executionId, reason, message, settledBy, createdAt, resultAt, upstream } = run
  const durationMs = upstream?.durationMs ?? null
  return { state, startId, executionId, reason, message, settledBy, createdAt, durationMs, resultAt }
}
