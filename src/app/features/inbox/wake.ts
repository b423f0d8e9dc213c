/** `again`: whatever was open before may be dead now; `look`: somebody is looking, so it had better be alive. */
export type Wake = 'again' | 'look'

const CHECK_MS = 5_000
const SLEPT_MS = 15_000

/**
 * Calls back when a connection deserves a fresh look at once: the network came back, the page came to the front or back
 * from the browser's memory, or the machine has slept.
 * @returns a function that stops it
 */
export function onWake(listener: (wake: Wake) => void): () => void {
  const online = () => listener('again')
  const visible = () => {
    if (!document.hidden) listener('look')
  }
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) listener('again')
  }
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    // A hidden page's timers come late by the browser's own doing; it is looked at again when it is seen.
    if (now - last > SLEPT_MS && !document.hidden) listener('again')
    last = now
  }, CHECK_MS)
  addEventListener('online', online)
  addEventListener('pageshow', shown)
  document.addEventListener('visibilitychange', visible)
  return () => {
    clearInterval(timer)
    removeEventListener('online', online)
    removeEventListener('pageshow', shown)
    document.removeEventListener('visibilitychange', visible)
  }
}
