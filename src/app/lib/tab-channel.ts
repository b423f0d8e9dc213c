/** A line to the other pages and workers of this browser. */
export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>

/** Opens a line by its name. Where the browser gives none, one on which nobody else is: each page then goes by itself. */
export function openTabChannel(name: string): TabChannel {
  try {
    return new BroadcastChannel(name)
  } catch {
    return { onmessage: null, postMessage() {}, close() {} }
  }
}
