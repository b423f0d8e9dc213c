import type { Delivery } from '../../contract/inbox-messages'
import { isPossibleTime } from './possible-time'
import type { Run } from './run'

/** True where a delivery brought the secret that its run had put into the request; a guessed address does not have it. */
export function isVerified(
  run: Pick<Run, 'deliverySecretHash'> | null | undefined,
  delivery: Pick<Delivery, 'secretHash'>,
): boolean {
  return run?.deliverySecretHash != null && run.deliverySecretHash === delivery.secretHash
}

/** True for a delivery that "Test my inbox" made (see the server's `test-inbox.ts`), which belongs to no run. */
export function isTestDelivery({ startId }: Pick<Delivery, 'startId'>): boolean {
  return startId.startsWith('test-')
}

/** What a verified delivery proves about a run, as a change to its row; nothing where it is known already. */
export function provenBy(run: Pick<Run, 'state' | 'settledBy'>): Partial<Run> {
  // A finding of the operator gives way to proof, whatever it said.
  if (run.state !== 'unknown' && run.settledBy !== 'operator') return {}
  return { state: 'started', settledBy: 'delivery', reason: null }
}

/** What a delivery changes in its run's row: the first one ends the waiting; a verified one also proves that it did start. */
export function consequencesOf(
  run: Pick<Run, 'state' | 'settledBy' | 'resultAt' | 'deliverySecretHash'>,
  delivery: Delivery,
): Partial<Run> {
  const at = Date.parse(delivery.firstReceivedAt)
  return {
    // A server whose clock is far off must not make the row a damaged one.
    ...(run.resultAt === null && { resultAt: isPossibleTime(at) ? at : Date.now() }),
    ...(isVerified(run, delivery) && provenBy(run)),
  }
}
