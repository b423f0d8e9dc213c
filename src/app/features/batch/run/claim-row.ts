import { type Claim, ClaimError } from '../../../lib/start/write-ahead'
import { maySend } from './row-state'

/**
 * Takes a row for the run that is being written ahead, in the same transaction: of two tabs, or two tries, only one can.
 * A row is given again only where the run that had it proves that nothing left.
 */
export function claimOf(batchId: string, row: number): Claim {
  return {
    tables: ['batchClaims'],
    async take(db, { startId }) {
      const claim = await db.batchClaims.get([batchId, row])
      const earlier = claim && (await db.runs.get(claim.startId))
      if (!maySend({ startId: claim?.startId ?? null }, earlier)) throw new ClaimError('the row is taken')
      await db.batchClaims.put({ batchId, row, startId })
    },
  }
}
