import type { GapEvent } from '../../../contract/inbox-messages'
import { openDatabase, type SeedpadDatabase } from '../../lib/database'
import { useLive } from '../../lib/use-live'

const KEY = 'inboxGap'

/**
 * What the inbox lost before this browser saw it. `atMost`: numbers that are gone, of which some may never have been
 * deliveries; `null`: nobody can tell. `reset`: the server's inbox began anew.
 */
export type InboxGap = { atMost: number | null; reset: boolean }

/** Adds a gap to those not dismissed yet; to be called in the transaction that moves on behind it. */
export async function keepGap(db: SeedpadDatabase, event: GapEvent, cursor: number): Promise<void> {
  const known = parse((await db.settings.get(KEY))?.value)
  // A browser that never read this inbox does not know where its numbers began.
  const lost = event.reset || cursor === 0 ? null : Math.max(0, event.droppedThrough - cursor)
  const atMost = known === null ? lost : known.atMost === null || lost === null ? null : known.atMost + lost
  const gap: InboxGap = { atMost, reset: event.reset || (known?.reset ?? false) }
  await db.settings.put({ key: KEY, value: JSON.stringify(gap) })
}

/** The operator has read about it. */
export async function dismissGap(): Promise<void> {
  const { db } = await openDatabase()
  await db.settings.delete(KEY)
}

/** The gap to tell of; live. */
export function useGap(): InboxGap | null {
  const live = useLive(async (db) => parse((await db.settings.get(KEY))?.value), 'gap')
  return live.value ?? null
}

function parse(value: string | undefined): InboxGap | null {
  if (value === undefined) return null
  const { atMost, reset } = JSON.parse(value) as Partial<InboxGap>
  return { atMost: typeof atMost === 'number' ? atMost : null, reset: reset === true }
}
