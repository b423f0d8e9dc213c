import type { StartOutcome } from '../../contract/start-messages'
import type { ProblemError } from './api'
import { openDatabase, type SeedpadDatabase } from './database'
import { isVerified, provenBy } from './delivery'
import { isOwnRun } from './own-run'
import type { Run } from './run'
import { isoTimeSchema } from './time-schema'
import { rowsUnderWay, unwrittenOutcomes } from './unwritten-outcomes'

const RETRY_MS = 5000
let retrying = false

/**
 * Writes an outcome into its row. A row that is settled already stays as it is; one that the browser has lost since it
 * was written ahead is put back. Never throws: an outcome that can't be written is kept as an unwritten one.
 */
export async function settleRun(outcome: StartOutcome): Promise<void> {
  if (outcome.state === 'sending') return
  const { state, reason, executionId, message, upstream, sentAt, settledAt } = outcome
  const change = { state, reason, executionId, message, upstream, sentAt: possible(sentAt) }
  await settle(outcome.startId, { ...change, settledAt: possible(settledAt) ?? new Date().toISOString() })
}

/** A server whose clock is far off must not make the row a damaged one. */
const possible = (iso: string | null) => isoTimeSchema.safeParse(iso).data ?? null

/** Seedpad's own server refused the request before anything left it. */
export async function settleRefused(startId: string, problem: ProblemError): Promise<void> {
  const change = { state: 'not-sent', reason: 'invalid-request', message: problem.message } as const
  await settle(startId, { ...change, settledAt: new Date().toISOString() })
}

/** Tries to write what could not be written before; goes on trying by itself until it is. */
export async function settleUnwritten(): Promise<void> {
  for (const { startId, change } of unwrittenOutcomes.get()) await settle(startId, change)
}

async function settle(startId: string, change: Partial<Run>): Promise<void> {
  const row = rowsUnderWay.get(startId) ?? null
  try {
    const { db } = await openDatabase()
    await db.transaction('rw', db.runs, db.deliveries, async () => {
      const run = await db.runs.get(startId)
      // A file may have brought in the same start after the row was lost; the file proves nothing.
      const own = run && isOwnRun(run) ? run : undefined
      if (own?.state === 'sending') await db.runs.update(startId, await withProof(db, own, change))
      else if (!own && row) await db.runs.put({ ...row, ...(await withProof(db, row, change)) })
    })
    rowsUnderWay.delete(startId)
    unwrittenOutcomes.remove(startId)
  } catch {
    unwrittenOutcomes.keep({ startId, change, row })
    tryAgainLater()
  }
}

/** A result can come before the answer: an outcome that nobody can prove is proven by it then. */
async function withProof(db: SeedpadDatabase, run: Run, change: Partial<Run>): Promise<Partial<Run>> {
  if (change.state !== 'unknown') return change
  const verified = await db.deliveries
    .where('startId')
    .equals(run.startId)
    .filter((delivery) => isVerified(run, delivery))
    .count()
  return verified > 0 ? { ...change, ...provenBy({ ...run, ...change }) } : change
}

function tryAgainLater() {
  if (retrying) return
  retrying = true
  setTimeout(() => {
    retrying = false
    void settleUnwritten()
  }, RETRY_MS)
}
