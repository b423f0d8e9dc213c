import * as z from 'zod/mini'
import { openTabChannel } from '../../lib/tab-channel'

const CHANNEL = 'seedpad.drafts'
/** While another tab is being typed in, its text is taken over only so often. Milliseconds. */
const REST_MS = 300
const messageSchema = z.object({ key: z.string() })

/**
 * Tells the other tabs which draft was saved here, and hears from them. A tab that nobody looks at waits until somebody
 * does.
 * @param onSaved told the key of a draft that another tab has saved
 */
export function otherTabs(onSaved: (key: string) => void) {
  const channel = openTabChannel(CHANNEL)
  let pending: string | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  const pass = () => {
    resting = undefined
    if (pending === null || document.hidden) return
    const key = pending
    pending = null
    onSaved(key)
  }
  channel.onmessage = ({ data }) => {
    const message = messageSchema.safeParse(data)
    if (!message.success) return
    pending = message.data.key
    resting ??= setTimeout(pass, REST_MS)
  }
  document.addEventListener('visibilitychange', pass)
  return {
    tell: (key: string) => channel.postMessage({ key }),
    close() {
      clearTimeout(resting)
      document.removeEventListener('visibilitychange', pass)
      channel.close()
    },
  }
}
