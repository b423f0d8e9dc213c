/** A tab in the background gets no frames, nor may a covered window that counts as visible. */
const AT_THE_LATEST_MS = 250

/**
 * Does long work once what was just rendered has been painted.
 * @returns a function that leaves it undone
 */
export function afterPaint(work: () => void): () => void {
  let over = false
  const once = () => {
    if (over) return
    over = true
    work()
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, AT_THE_LATEST_MS)
  return () => {
    over = true
  }
}
