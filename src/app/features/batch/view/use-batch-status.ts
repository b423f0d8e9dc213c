import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Batch, Rest } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { batchRunner, isBeingSent, type RunnerState } from '../run/batch-runner'

/** What a batch is doing. `elsewhere`: another tab sends it; `interrupted`: it was being sent when its tab went. */
export type BatchStatus =
  | 'ready'
  | 'resting'
  | 'elsewhere'
  | 'interrupted'
  | 'checking'
  | RunnerState['phase']

const LOOK_MS = 1500

/** Something of it is being sent, or is about to be. */
export const isMoving = (status: BatchStatus): boolean =>
  status === 'sending' || status === 'waiting' || status === 'asking' || status === 'elsewhere'

/** Nothing of it is under way, in no tab. */
export const mayResume = (status: BatchStatus): boolean =>
  status === 'ready' || status === 'resting' || status === 'interrupted'

/** Nothing is wrong yet, but something has to be looked at, or waited for. */
export const isOpenQuestion = (rest: Rest): boolean => rest === 'unknown' || rest === 'budget'

/** It rests because that was asked for, or because it is through; nothing has to be seen to. */
export const isCalm = (rest: Rest): boolean =>
  rest === 'done' || rest === 'paused' || rest === 'stopped' || rest === 'trial' || rest === 'limit'

export function useBatchStatus(batch: Batch): { status: BatchStatus; runner: RunnerState } {
  const runner = useSyncExternalStore(batchRunner.subscribe, batchRunner.get)
  const [held, setHeld] = useState<boolean | null>(null)
  const own = runner.batchId === batch.id
  const asks = batch.status === 'sending' && !own
  useEffect(() => {
    if (!asks) return
    let over = false
    const look = () =>
      isUnderWay(batch.id).then(
        (now) => {
          if (!over && now !== null) setHeld(now)
        },
        () => {},
      )
    void look()
    const timer = setInterval(look, LOOK_MS)
    return () => {
      over = true
      clearInterval(timer)
      setHeld(null)
    }
  }, [asks, batch.id])
  if (own) return { status: runner.phase, runner }
  if (batch.status !== 'sending') return { status: batch.status, runner }
  return { status: held === null ? 'checking' : held ? 'elsewhere' : 'interrupted', runner }
}

/**
 * Whether some tab sends this batch, which the page last saw being sent. `null`: it has come to rest, and the page is about
 * to see that; its end is written down before the lock is free.
 */
async function isUnderWay(id: string): Promise<boolean | null> {
  if (await isBeingSent(id)) return true
  const { db } = await openDatabase()
  return (await db.batches.get(id))?.status === 'sending' ? false : null
}
