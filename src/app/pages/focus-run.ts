/** A detail that takes longer to come leaves the focus where it is. Milliseconds. */
const LONGEST_MS = 5_000

/** Whose detail is looked for; null where that is over. */
let wanted: string | null = null

/** Puts the focus back on a run's row once its detail is closed; nothing where the row is out of view. */
export function focusRow(startId: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-run="${CSS.escape(startId)}"]`)?.focus(),
    ),
  )
}

/** Puts the focus on a run's detail as soon as it is on the screen, unless a key is pressed before. */
export function focusRun(startId: string): void {
  const until = performance.now() + LONGEST_MS
  wanted = startId
  // Who has begun to type something must not lose it.
  addEventListener('keydown', end, { capture: true, once: true })
  const look = () => {
    if (wanted !== startId) return
    const detail = document.querySelector<HTMLElement>(`[data-run-detail="${CSS.escape(startId)}"]`)
    if (detail?.checkVisibility()) {
      end()
      detail.focus()
    } else if (performance.now() < until) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const end = () => {
  wanted = null
}
