import type { StartOutcome } from '../../contract/start-messages'
import type { ProblemError } from './api'
import { openDatabase } from './database'
import type { Run } from './run'

/** Writes an outcome into its row. A row that is settled already, or deleted, stays as it is. */
export async function settleRun(outcome: StartOutcome): Promise<void> {
  if (outcome.state === 'sending') return
  const { state, reason, executionId, message, upstream, sentAt, settledAt } = outcome
  await settle(outcome.startId, {
    state,
    reason,
    executionId,
    message,
    upstream,
    sentAt,
    settledAt: settledAt ?? new Date().toISOString(),
  })
}

/** Seedpad's own server refused the request before anything left it. */
export async function settleRefused(startId: string, problem: ProblemError): Promise<void> {
  await settle(startId, {
    state: 'not-sent',
    reason: 'invalid-request',
    message: problem.message,
    settledAt: new Date().toISOString(),
  })
}

/** The journal that could have told is gone; nobody can prove what happened. */
export async function settleUnprovable(startId: string): Promise<void> {
  await settle(startId, { state: 'unknown', reason: 'journal-changed', settledAt: new Date().toISOString() })
}

async function settle(startId: string, change: Partial<Run>): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, async () => {
    const run = await db.runs.get(startId)
    if (run?.state === 'sending') await db.runs.update(startId, change)
  })
}
