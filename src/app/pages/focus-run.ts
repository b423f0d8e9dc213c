/** A detail that takes longer to come leaves the focus where it is. Milliseconds. */
const LONGEST_MS = 5_000

/** Whose detail is looked for; null where that is over. */
let wanted: string | null = null

/**
 * Puts the focus back on a run's row once its detail is closed. Where there is no such row (any more), a focus that was in
 * the detail goes to the row where the Tab key stops, so that the keyboard goes on from the list.
 */
export function focusRow(startId: string): void {
  const row = (which: string) => document.querySelector<HTMLElement>(`[data-run${which}`)
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const own = row(`="${CSS.escape(startId)}"]`)
      if (own) own.focus()
      else if (document.activeElement === document.body) row('][tabindex="0"]')?.focus()
    }),
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
