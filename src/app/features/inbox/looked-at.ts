import { heldLocks, withLock } from '../../lib/locks'

const LOCK = 'seedpad-looked-at'

/**
 * Lets all tabs of the browser know that this one is in view, as long as it is: a shared lock, which the browser itself
 * frees when a tab goes.
 * @returns a function that stops it
 */
export function holdWhileLookedAt(): () => void {
  let release = () => {}
  const update = () => {
    release()
    release = () => {}
    if (document.hidden) return
    const held = new AbortController()
    release = () => held.abort()
    const untilReleased = () =>
      new Promise<void>((resolve) => {
        if (held.signal.aborted) resolve()
        else held.signal.addEventListener('abort', () => resolve())
      })
    withLock(LOCK, { mode: 'shared', signal: held.signal }, untilReleased)
      // Out of view before the lock came, or no locks for this page.
      .catch(() => {})
  }
  update()
  document.addEventListener('visibilitychange', update)
  return () => {
    document.removeEventListener('visibilitychange', update)
    release()
  }
}

/** True where some tab of this browser shows Seedpad to somebody. */
export async function isLookedAt(): Promise<boolean> {
  const held = await heldLocks()
  return held?.has(LOCK) ?? !document.hidden
}
