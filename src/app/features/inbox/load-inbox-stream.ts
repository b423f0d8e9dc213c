/**
 * Starts the stream of deliveries once its code is there, outside the first screen's script.
 * @returns a function that stops it
 */
export function loadInboxStream(): () => void {
  let over = false
  let stop = () => {}
  void import('./inbox-stream').then(({ startInboxStream }) => {
    if (!over) stop = startInboxStream()
  })
  return () => {
    over = true
    stop()
  }
}
