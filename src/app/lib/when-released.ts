let isPressed = false

/** Told of every button and finger, before anything else on the page is. */
function watch(event: PointerEvent) {
  isPressed = event.type === 'pointerdown'
}
for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const)
  document.addEventListener(type, watch, { capture: true, passive: true })

/**
 * Does something that may move what is on the page: as soon as no button or finger is pressed, and what the release did (a
 * click) is done. Otherwise what was aimed at could move away between press and release, and the browser would make no
 * click of it. A press is as long as the hand takes, or a busy machine; no fixed time is long enough.
 */
export function whenReleased(act: () => void): void {
  if (!isPressed) {
    // After this turn, and looked at again: a press may come first.
    setTimeout(() => (isPressed ? whenReleased(act) : act()))
    return
  }
  const ends = new AbortController()
  const release = () => {
    ends.abort()
    whenReleased(act)
  }
  for (const type of ['pointerup', 'pointercancel'] as const)
    document.addEventListener(type, release, { signal: ends.signal })
}
