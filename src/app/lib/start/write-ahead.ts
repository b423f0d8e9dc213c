import { openDatabase, type SeedpadDatabase } from '../database'
import type { Run } from '../run'
import { type StorageFault, storageFaultOf, storageStatus } from '../storage-status'
import { rowsUnderWay, unwrittenOutcomes } from '../unwritten-outcomes'
import { BudgetError, keepWithinBudget } from './budget'
import { findAccepted, findRecentTwin } from './recent-twin'

/** A click that can't be carried out by now is refused: sent minutes later, it would be a surprise. */
const DEADLINE_MS = 10_000

/**
 * Why the row could not be written: the database's state, no answer of the disk in time, a page that came over plain
 * http from elsewhere, where browsers give no way to make a hash, or too many outcomes that this tab alone knows.
 */
type WriteAheadFault = StorageFault | 'waiting' | 'outdated' | 'slow' | 'insecure' | 'unsaved'

/** The run could not be written to the history, so it was not sent either. */
export class WriteAheadError extends Error {
  override name = 'WriteAheadError'
  constructor(
    readonly fault: WriteAheadFault,
    options?: ErrorOptions,
  ) {
    super(`the history can’t be written: ${fault}`, options)
  }
}

/** The same start went out within the last two minutes; nothing was written or sent. */
export class TwinError extends Error {
  override name = 'TwinError'
  constructor(readonly twin: Run) {
    super('the same start went out a moment ago')
  }
}

/** The same request was accepted before, or may have been, and was to be sent only if not; nothing was written or sent. */
export class AcceptedError extends Error {
  override name = 'AcceptedError'
  constructor(readonly earlier: Run) {
    super('the same request was accepted before')
  }
}

/**
 * What must be true, or become true, in the very transaction that writes the row. It may throw to refuse: then nothing is
 * written, and nothing may be sent.
 */
export type Claim = { tables: readonly string[]; take: (db: SeedpadDatabase, row: Run) => Promise<void> }

/** The claim was not given: somebody else has taken what this start was for. Nothing was written or sent. */
export class ClaimError extends Error {
  override name = 'ClaimError'
}

/** What this refuses by itself, each under its own name. */
const REFUSALS = [TwinError, AcceptedError, BudgetError, ClaimError, WriteAheadError]

/** Under which conditions a row may be written. */
export type WriteAheadConditions = {
  /** The operator has seen that the same went out a moment ago. */
  twinConfirmed: boolean
  /** Not where the same request was ever accepted, or may have been. */
  unlessAccepted: boolean
  /** Taken together with the row, or not at all. */
  claim: Claim | undefined
}

/**
 * Puts a run's row on disk before the run is sent. When this returns, it is there.
 * @param makeRow called when the database is open, so that the row's time is that of the writing
 * @throws {WriteAheadError} the row is not there, or was never waited for; either way nothing may be sent
 * @throws {TwinError} nothing was written
 * @throws {AcceptedError} nothing was written
 * @throws {BudgetError} nothing was written
 * @throws {ClaimError} nothing was written
 */
export async function writeAhead(
  makeRow: () => Promise<Run>,
  { twinConfirmed, unlessAccepted, claim }: WriteAheadConditions,
): Promise<void> {
  if (!('subtle' in crypto)) throw new WriteAheadError('insecure')
  // Opening would go on waiting for the other tab.
  if (storageStatus.get() === 'waiting') throw new WriteAheadError('waiting')
  const bound = unwrittenOutcomes.bound()
  if (bound) throw new WriteAheadError(bound)
  let late = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true
      reject(new WriteAheadError(storageStatus.get() === 'waiting' ? 'waiting' : 'slow'))
    }, DEADLINE_MS)
  })
  const write = async () => {
    const { db } = await openDatabase()
    const row = await makeRow()
    // One transaction: of two tabs that start the same at the same moment, the second sees the first.
    await db.transaction('rw', ['runs', 'settings', ...(claim?.tables ?? [])], async (transaction) => {
      await keepWithinBudget(db, row)
      const twin = twinConfirmed ? undefined : await findRecentTwin(db, row)
      if (twin) throw new TwinError(twin)
      const accepted = unlessAccepted ? await findAccepted(db, row) : undefined
      if (accepted) throw new AcceptedError(accepted)
      await claim?.take(db, row)
      // A row that gets there after the deadline all the same is withdrawn like any other that nobody sends.
      if (late) transaction.abort()
      else await db.runs.add(row)
    })
    return row
  }
  try {
    const row = await Promise.race([write(), deadline])
    rowsUnderWay.set(row.startId, row)
  } catch (cause) {
    if (REFUSALS.some((refusal) => cause instanceof refusal)) throw cause
    // It may have been taken over in the middle of the write.
    const fault = storageStatus.get() === 'outdated' ? 'outdated' : storageFaultOf(cause)
    throw new WriteAheadError(fault, { cause })
  } finally {
    clearTimeout(timer)
  }
}
