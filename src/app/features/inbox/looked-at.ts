const LOCK = 'seedpad-looked-at'

/**
 * Lets all tabs of the browser know that this one is in view, as long as it is: a shared lock, which the browser itself
 * frees when a tab goes.
 * @returns a function that stops it
 */
export function holdWhileLookedAt(): () => void {
  if (!navigator.locks) return () => {}
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
    navigator.locks
      .request(LOCK, { mode: 'shared', signal: held.signal }, untilReleased)
      // Out of view before the lock came.
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
  if (!navigator.locks) return !document.hidden
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === LOCK)
}
