/** The network and the processor belong to the form and its editor first, also where the browser finds itself idle between them. */
const NOT_BEFORE_MS = 1_000
/** Long enough for the first screen and its editor, also where a browser never calls itself idle. */
const AT_THE_LATEST_MS = 5_000

/**
 * Does small pieces of work one after another, each when the page has nothing else to do: to have parts of the page at
 * hand before they are asked for. A piece that fails is left: whoever needs it asks again and says so.
 * @returns a function that leaves the rest undone
 */
export function whenIdle(pieces: readonly (() => Promise<unknown>)[]): () => void {
  let over = false
  const next = (at: number) => {
    const piece = pieces[at]
    if (over || !piece) return
    onIdle(() => {
      if (!over)
        void piece().then(
          () => next(at + 1),
          () => next(at + 1),
        )
    })
  }
  const timer = setTimeout(() => next(0), NOT_BEFORE_MS)
  return () => {
    over = true
    clearTimeout(timer)
  }
}

/** Safari has no idle callback. */
function onIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: AT_THE_LATEST_MS })
  else setTimeout(work, 200)
}
