import { openDatabase } from '../database'
import type { Run } from '../run'
import { type StorageFault, storageFaultOf, storageStatus } from '../storage-status'
import { rowsUnderWay } from '../unwritten-outcomes'
import { BudgetError, keepWithinBudget } from './budget'
import { findAccepted, findRecentTwin } from './recent-twin'

/** A click that can't be carried out by now is refused: sent minutes later, it would be a surprise. */
const DEADLINE_MS = 10_000

/**
 * Why the row could not be written: the database's state, no answer of the disk in time, or a page that came over plain
 * http from elsewhere, where browsers give no way to make a hash.
 */
type WriteAheadFault = StorageFault | 'waiting' | 'outdated' | 'slow' | 'insecure'

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
 * Puts a run's row on disk before the run is sent. When this returns, it is there.
 * @param makeRow called when the database is open, so that the row's time is that of the writing
 * @param twinConfirmed the operator has seen that the same went out a moment ago
 * @param unlessAccepted not where the same request was ever accepted, or may have been
 * @throws {WriteAheadError} the row is not there, or was never waited for; either way nothing may be sent
 * @throws {TwinError} nothing was written
 * @throws {AcceptedError} nothing was written
 * @throws {BudgetError} nothing was written
 */
export async function writeAhead(
  makeRow: () => Promise<Run>,
  twinConfirmed: boolean,
  unlessAccepted = false,
): Promise<void> {
  if (!('subtle' in crypto)) throw new WriteAheadError('insecure')
  // Opening would go on waiting for the other tab.
  if (storageStatus.get() === 'waiting') throw new WriteAheadError('waiting')
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
    await db.transaction('rw', db.runs, db.settings, async (transaction) => {
      await keepWithinBudget(db, row)
      const twin = twinConfirmed ? undefined : await findRecentTwin(db, row)
      if (twin) throw new TwinError(twin)
      const accepted = unlessAccepted ? await findAccepted(db, row) : undefined
      if (accepted) throw new AcceptedError(accepted)
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
    if (
      cause instanceof TwinError ||
      cause instanceof AcceptedError ||
      cause instanceof BudgetError ||
      cause instanceof WriteAheadError
    )
      throw cause
    // It may have been taken over in the middle of the write.
    const fault = storageStatus.get() === 'outdated' ? 'outdated' : storageFaultOf(cause)
    throw new WriteAheadError(fault, { cause })
  } finally {
    clearTimeout(timer)
  }
}
