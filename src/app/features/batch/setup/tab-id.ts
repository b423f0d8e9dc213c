import { keepChoice, readChoice } from '../../../lib/kept-choice'
import { heldLocks, withLock } from '../../../lib/locks'
import { randomUuid } from '../../../lib/random'

const STORAGE_KEY = 'seedpad.batch-tab'
/** A page that is being left may hold its lock for a moment yet. */
const PATIENCE_MS = 1500

const lockOf = (tab: string) => `seedpad-batch-tab-${tab}`

/** The names that this page has: whoever asks for one again has it already. */
const own = new Set<string>()

/** Holds a tab's lock for as long as this page lives. @returns false where another page has it */
function hold(tab: string): Promise<boolean> {
  if (own.has(tab)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const took = () => {
      own.add(tab)
      resolve(true)
    }
    const keep = () => {
      took()
      return new Promise<void>(() => {})
    }
    withLock(lockOf(tab), { signal: AbortSignal.timeout(PATIENCE_MS) }, keep, took)
      // Another page has it, or may have.
      .catch(() => resolve(false))
  })
}

/** Holds the name that this tab had before it was loaded again, so that no other page takes it for closed. */
export async function holdOwnTab(): Promise<void> {
  const known = readChoice(STORAGE_KEY, 'session')
  if (known !== null) await hold(known)
}

/** Does `work` only where no page of this browser is this tab, and none becomes it meanwhile. Not where nobody can tell. */
export async function ifTabIsClosed(tab: string, work: () => Promise<void>): Promise<void> {
  if (own.has(tab)) return
  await withLock(
    lockOf(tab),
    { ifAvailable: true },
    (lock) => (lock ? work() : undefined),
    () => {},
  )
}

/** Whether some page of this browser is this tab. */
export async function tabIsOpen(tab: string): Promise<boolean> {
  const held = await heldLocks()
  return held?.has(lockOf(tab)) ?? false
}

/**
 * A name for this tab that outlives a reload. A tab that is new takes the place of one that was closed; one that was
 * duplicated gets a name of its own.
 * @param left tells which tab's place is free
 */
export async function takeTabId(left: () => Promise<string | null>): Promise<string> {
  const known = readChoice(STORAGE_KEY, 'session')
  if (known !== null && (await hold(known))) return known
  const free = await left()
  const id = free !== null && (await hold(free)) ? free : randomUuid()
  if (id !== free) await hold(id)
  keepChoice(STORAGE_KEY, id, 'session')
  return id
}
