import { newVersion } from '../../lib/new-version'

const RETRY_MS = 3_000
/** What stays away is asked for less and less often, at least this often. */
const MOST_RETRY_MS = 60_000

/**
 * Starts the stream of deliveries once its code is there, outside the first screen's script. A server that goes away
 * between the page and this script must not leave the page deaf: it is asked for again.
 * @returns a function that stops it
 */
export function loadInboxStream(): () => void {
  let over = false
  let stop = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = RETRY_MS
  const load = () => {
    import('./inbox-stream').then(
      ({ startInboxStream }) => {
        if (!over) stop = startInboxStream()
      },
      () => {
        // After an update of Seedpad only a reload helps, and the page says so.
        if (over || newVersion.get()) return
        timer = setTimeout(load, wait)
        wait = Math.min(2 * wait, MOST_RETRY_MS)
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
