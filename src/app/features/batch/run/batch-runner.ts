import type { Batch, Rest } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { createListeners } from '../../../lib/listeners'
import { heldLocks, withLock } from '../../../lib/locks'
import { openTabChannel } from '../../../lib/tab-channel'
import { askJournal } from './ask-journal'
import { lockOf } from './batch-lock'
import { planQueue } from './plan-queue'
import { createRowReader } from './read-ahead'
import { type SendingPhase, sendBatch } from './send-batch'
import { type Sender, sendRow } from './send-row'
import { createWorkerClock } from './worker-clock'

/** What this tab is sending. `ending`: nothing new is begun, what is under way is awaited. */
export type RunnerState =
  | { phase: 'idle'; batchId: null }
  | ({ batchId: string } & (SendingPhase | { phase: 'ending' }))

/** What was confirmed. `trial`: one row, to look at its result before the others. */
export type Confirmed = { count: number; trial: boolean }

export type BeginResult = 'begun' | 'elsewhere' | 'failed'

/** One batch at a time is sent, by one tab of the browser; the browser frees the lock when the tab goes. */
const RUNNER_LOCK = 'seedpad-batch'
const CHANNEL = 'seedpad-batch'

const IDLE: RunnerState = { phase: 'idle', batchId: null }

function createBatchRunner() {
  let state: RunnerState = IDLE
  let halting: AbortController | null = null
  const listeners = createListeners()
  const ends = new Set<(batch: Batch, rest: Rest) => void>()
  const set = (next: RunnerState) => {
    state = next
    listeners.tell()
  }

  const channel = openTabChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    for (const how of ['paused', 'stopped'] as const)
      if (state.batchId !== null && data === `${how} ${state.batchId}`) halt(how)
  }

  function halt(how: 'paused' | 'stopped') {
    if (!halting || state.batchId === null) return
    halting.abort(how)
    set({ phase: 'ending', batchId: state.batchId })
  }

  /** Sends until there is a reason to rest; holds the locks all the while. */
  async function work(sender: Sender, confirmed: Confirmed, halt: AbortSignal): Promise<void> {
    const { id } = sender.batch
    const clock = createWorkerClock()
    let end: { rest: Rest; startId: string | null } = { rest: 'fault', startId: null }
    try {
      await note(id, { status: 'sending', rest: null, restRun: null, restedAt: null })
      const open = new Map<string, number>()
      let plan = await planQueue(sender.batch)
      if (plan.open.length > 0) {
        for (const { startId, row } of plan.open) open.set(startId, row)
        set({ phase: 'asking', batchId: id })
        await askJournal(open, clock, halt)
        plan = await planQueue(sender.batch)
      }
      const readRow = createRowReader(id, plan.queue)
      // Rows that turned out never to have left come on top of what was confirmed: they wait for the next click.
      const allowance = Math.min(plan.left, confirmed.count)
      end = await sendBatch({
        queue: plan.queue,
        allowance,
        pace: confirmed.trial ? { ...sender.batch.pace, concurrency: 1 } : sender.batch.pace,
        send: (row) => sendRow(sender, row, readRow(row), (startId, row) => open.set(startId, row)),
        ask: (over) => askJournal(open, clock, over),
        clock,
        halt,
        onPhase: (phase) => {
          if (!halt.aborted) set({ ...phase, batchId: id })
        },
      })
      if (end.rest === 'limit' && plan.left > confirmed.count) end.rest = confirmed.trial ? 'trial' : 'paused'
    } finally {
      clock.close()
      await note(id, { status: 'resting', rest: end.rest, restRun: end.startId, restedAt: Date.now() })
    }
  }

  return {
    get: () => state,
    subscribe: listeners.subscribe,
    /** Told when a batch that this tab sent has come to rest. */
    onEnd(listener: (batch: Batch, rest: Rest) => void) {
      ends.add(listener)
      return () => {
        ends.delete(listener)
      }
    },
    /**
     * Begins, or goes on. Called from a click only. The batch counts as being asked about at once, so that
     * nothing offers to begin it twice.
     * @param ready what is sent with; when it throws, nothing is begun
     * @param confirmed at most so many rows this time, whatever the batch's limit allows
     * @returns once it is under way, or why it is not
     */
    begin(id: string, ready: () => Promise<Sender>, confirmed: Confirmed): Promise<BeginResult> {
      if (halting) return Promise.resolve('elsewhere')
      const own = new AbortController()
      halting = own
      set({ phase: 'asking', batchId: id })
      return new Promise((resolve) => {
        const run = async (lock: Lock | null) => {
          if (!lock) return resolve('elsewhere')
          const sender = await ready()
          resolve('begun')
          await withLock(lockOf(id), {}, () => work(sender, confirmed, own.signal))
          // Told before the lock is free: whoever takes it next sees the end first.
          const ended = await (await openDatabase()).db.batches.get(id)
          if (ended?.rest) for (const listener of ends) listener(ended, ended.rest)
        }
        // Where there are no locks for this page, no batch is sent: another tab could send the same one.
        withLock(RUNNER_LOCK, { ifAvailable: true }, run)
          .catch(() => resolve('failed'))
          .finally(() => {
            if (halting !== own) return
            halting = null
            set(IDLE)
          })
      })
    },
    /** Nothing new is begun; in whichever tab it is sent. */
    halt(batchId: string, how: 'paused' | 'stopped') {
      if (state.batchId === batchId) halt(how)
      else channel.postMessage(`${how} ${batchId}`)
    },
  }
}

/** This tab's runner. */
export const batchRunner = createBatchRunner()

/** Whether some tab of this browser is sending this batch. */
export async function isBeingSent(batchId: string): Promise<boolean> {
  const held = await heldLocks()
  return held?.has(lockOf(batchId)) ?? false
}

async function note(id: string, change: Partial<Batch>): Promise<void> {
  const { db } = await openDatabase()
  const known = await db.batches.get(id)
  const begunAt = known?.begunAt ?? Date.now()
  await db.batches.update(id, { ...change, begunAt })
}
