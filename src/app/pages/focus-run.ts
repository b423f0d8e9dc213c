const FRAMES = 40

/** Puts the focus back on a run's row once its detail is closed; nothing where the row is out of view. */
export function focusRow(startId: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-run="${CSS.escape(startId)}"]`)?.focus(),
    ),
  )
}

/** Puts the focus on a run's detail as soon as it is on the screen. */
export function focusRun(startId: string): void {
  let left = FRAMES
  const look = () => {
    const detail = document.querySelector<HTMLElement>(`[data-run-detail="${CSS.escape(startId)}"]`)
    if (detail?.checkVisibility()) detail.focus()
    else if (--left > 0) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
