import type { Delivery } from '../../contract/inbox-messages'

/** One deletion of runs: they can be brought back until it is carried out for good. */
export type Deletion = {
  id: string
  /** Milliseconds since 1970. */
  at: number
  /** How many runs went, as far as it has come. */
  count: number
  /** The automation, where it was one run alone. */
  automation: string | null
  /** It is being carried out for good, and can't be undone any more. */
  final?: boolean
  /** When it was first found to be old enough to go, milliseconds; also a clock that is wrong for a while finds that. */
  oldSince?: number | undefined
}

/** A deleted run as its row stood, also where that can't be read. */
export type DeletedRun = { deletion: string; startId: string; run: unknown }

/** A delivery that went with its run. `unseen`: nobody had looked at it. */
export type DeletedDelivery = {
  deletion: string
  key: string
  startId: string
  delivery: Delivery
  unseen?: boolean
}

/** So long deleted runs can be brought back, milliseconds. */
export const KEPT_DELETED_MS = 7 * 86_400_000
