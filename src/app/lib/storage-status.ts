import { createListeners } from './listeners'

/**
 * How the page's own database is. `waiting`: a tab with an older Seedpad holds it, so that it can't be brought up to date
 * yet. `outdated`: a newer Seedpad has taken it over in another tab; only a reload helps. `reopening`: the browser closed
 * the connection. The others say why it can't be opened.
 */
export type StorageStatus = 'ready' | 'waiting' | 'outdated' | 'reopening' | StorageFault

/** Why the database can't be used: the browser refuses (private window, blocked site data), no room, or something else. */
export type StorageFault = 'denied' | 'full' | 'failed'

let status: StorageStatus = 'ready'
let generation = 0
const listeners = createListeners()

/** The state of the database as a plain store. `generation` grows with every new connection. */
export const storageStatus = {
  get: () => status,
  generation: () => generation,
  set(next: StorageStatus, newConnection = false) {
    if (newConnection) generation += 1
    if (next === status && !newConnection) return
    status = next
    listeners.tell()
  },
  subscribe: listeners.subscribe,
}

// `MissingAPIError`: no IndexedDB at all. `InvalidStateError`: how Firefox refuses in private windows.
const DENIED = ['SecurityError', 'NotAllowedError', 'MissingAPIError', 'InvalidStateError']

/** The kind of a failed open or write. The database library wraps the browser's own error, so both are looked at. */
export function storageFaultOf(error: unknown): StorageFault {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if (cause.name === 'QuotaExceededError') return 'full'
    if (DENIED.includes(cause.name)) return 'denied'
    cause = 'inner' in cause ? cause.inner : cause.cause
  }
  return keepsNothing() ? 'denied' : 'failed'
}

/** Where site data is blocked, Chromium calls its refusal of a database "unknown"; of the simple storage it says it plainly. */
function keepsNothing(): boolean {
  try {
    return !localStorage
  } catch {
    return true
  }
}
