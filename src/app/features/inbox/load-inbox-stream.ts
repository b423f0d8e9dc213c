const RETRY_MS = 3_000

/**
 * Starts the stream of deliveries once its code is there, outside the first screen's script. A server that goes away
 * between the page and this script must not leave the page deaf: it is asked for again.
 * @returns a function that stops it
 */
export function loadInboxStream(): () => void {
  let over = false
  let stop = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const load = () => {
    import('./inbox-stream').then(
      ({ startInboxStream }) => {
        if (!over) stop = startInboxStream()
      },
      () => {
        if (!over) timer = setTimeout(load, RETRY_MS)
      },
    )
  }
  load()
  return () => {
    over = true
    clearTimeout(timer)
    stop()
  }
}
