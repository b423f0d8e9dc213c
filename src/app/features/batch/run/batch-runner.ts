import type { Batch, Rest } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { createListeners } from '../../../lib/listeners'
import { askJournal } from './ask-journal'
import { planQueue } from './plan-queue'
import { createRowReader } from './read-ahead'
import { type SendingPhase, sendBatch } from './send-batch'
import { type Sender, sendRow } from './send-row'
import { createWorkerClock } from './worker-clock'

/** What this tab is sending. `ending`: nothing new is begun, what is under way is awaited. */
export type RunnerState =
  | { phase: 'idle'; batchId: null }
  | ({ batchId: string } & (SendingPhase | { phase: 'ending' }))

export type BeginResult = 'begun' | 'elsewhere' | 'failed'

/** One batch at a time is sent, by one tab of the browser; the browser frees the lock when the tab goes. */
const RUNNER_LOCK = 'seedpad-batch'
const lockOf = (batchId: string) => `seedpad-batch-${batchId}`
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

  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    for (const how of ['paused', 'stopped'] as const)
      if (state.batchId !== null && data === `${how} ${state.batchId}`) halt(how)
  })

  function halt(how: 'paused' | 'stopped') {
    if (!halting || state.batchId === null) return
    halting.abort(how)
    set({ phase: 'ending', batchId: state.batchId })
  }

  /** Sends until there is a reason to rest; holds the locks all the while. */
  async function work(sender: Sender, upTo: number | null, halt: AbortSignal): Promise<void> {
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
      const allowance = Math.min(plan.left, upTo ?? Number.POSITIVE_INFINITY)
      end = await sendBatch({
        queue: plan.queue,
        allowance,
        pace: upTo === 1 ? { ...sender.batch.pace, concurrency: 1 } : sender.batch.pace,
        send: (row) => sendRow(sender, row, readRow(row), (startId, row) => open.set(startId, row)),
        ask: (over) => askJournal(open, clock, over),
        clock,
        halt,
        onPhase: (phase) => {
          if (!halt.aborted) set({ ...phase, batchId: id })
        },
      })
      if (end.rest === 'limit' && upTo !== null && plan.left > upTo) end.rest = 'trial'
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
     * @param upTo at most so many rows this time; null: as many as the batch's limit allows
     * @returns once it is under way, or why it is not
     */
    begin(id: string, ready: () => Promise<Sender>, upTo: number | null): Promise<BeginResult> {
      if (halting) return Promise.resolve('elsewhere')
      const own = new AbortController()
      halting = own
      set({ phase: 'asking', batchId: id })
      return new Promise((resolve) => {
        const run = async (lock: Lock | null) => {
          if (!lock) return resolve('elsewhere')
          const sender = await ready()
          resolve('begun')
          await navigator.locks.request(lockOf(id), () => work(sender, upTo, own.signal))
          // Told before the lock is free: whoever takes it next sees the end first.
          const ended = await (await openDatabase()).db.batches.get(id)
          if (ended?.rest) for (const listener of ends) listener(ended, ended.rest)
        }
        navigator.locks
          .request(RUNNER_LOCK, { ifAvailable: true }, run)
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
      else channel?.postMessage(`${how} ${batchId}`)
    },
  }
}

/** This tab's runner. */
export const batchRunner = createBatchRunner()

/** Whether some tab of this browser is sending this batch. */
export async function isBeingSent(batchId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === lockOf(batchId))
}

async function note(id: string, change: Partial<Batch>): Promise<void> {
  const { db } = await openDatabase()
  const known = await db.batches.get(id)
  const begunAt = known?.begunAt ?? Date.now()
  await db.batches.update(id, { ...change, begunAt })
}
