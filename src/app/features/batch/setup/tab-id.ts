import { keepChoice, readChoice } from '../../../lib/kept-choice'
import { randomUuid } from '../../../lib/random'

const STORAGE_KEY = 'seedpad.batch-tab'
/** A page that is being left may hold its lock for a moment yet. */
const PATIENCE_MS = 1500

const lockOf = (tab: string) => `seedpad-batch-tab-${tab}`

/** Holds a tab's lock for as long as this page lives. @returns false where another page has it */
function hold(tab: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(tab), { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        resolve(true)
        return new Promise<never>(() => {})
      })
      .catch(() => resolve(false))
  })
}

/** Whether some page of this browser is this tab. */
export async function tabIsOpen(tab: string): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return held.some(({ name }) => name === lockOf(tab))
}

/**
 * A name for this tab that outlives a reload. A tab that is new takes the place of one that was closed; one that was
 * duplicated gets a name of its own.
 * @param left tells which tab's place is free
 */
export async function takeTabId(left: () => Promise<string | null>): Promise<string> {
  const own = readChoice(STORAGE_KEY, 'session')
  if (own !== null && (await hold(own))) return own
  const free = await left()
  const id = free !== null && (await hold(free)) ? free : randomUuid()
  if (id !== free) await hold(id)
  keepChoice(STORAGE_KEY, id, 'session')
  return id
}
