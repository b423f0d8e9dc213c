import * as z from 'zod/mini'
import { type InboxState, inboxState } from '../../lib/inbox-state'
import type { Wake } from './wake'

const CHANNEL = 'seedpad-inbox'

const messageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('state'),
    phase: z.enum(['connecting', 'live', 'reconnecting']),
    writable: z.boolean(),
  }),
  z.object({ type: z.literal('ask') }),
  z.object({ type: z.literal('wake'), wake: z.enum(['again', 'look']) }),
])
type Message = z.infer<typeof messageSchema>

/** How the tabs of one browser tell each other of the stream: the leading one its state, the others when to look again. */
export function createInboxTabs({ onWake }: { onWake: (wake: Wake) => void }) {
  const channel = new BroadcastChannel(CHANNEL)
  let leading = false
  let heardAt = 0

  const post = (message: Message) => channel.postMessage(message)
  const postState = () => {
    const { phase, writable } = inboxState.get()
    post({ type: 'state', phase, writable })
  }

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const parsed = messageSchema.safeParse(data)
    // Another version of Seedpad in another tab.
    if (!parsed.success) return
    const message = parsed.data
    if (message.type === 'state') {
      heardAt = Date.now()
      if (!leading) inboxState.set({ phase: message.phase, writable: message.writable, following: true })
    } else if (leading) {
      if (message.type === 'ask') postState()
      else onWake(message.wake)
    }
  }

  return {
    isLeading: () => leading,
    lead() {
      leading = true
      postState()
    },
    follow() {
      leading = false
    },
    /** The leader's state changed. */
    tell(state: Partial<InboxState>) {
      inboxState.set(state)
      if (leading) postState()
    },
    /** Asks the leader for its state; its answer can be awaited by `heardSince`. */
    ask(): number {
      post({ type: 'ask' })
      return Date.now()
    },
    heardSince: (time: number) => heardAt >= time,
    passOn: (wake: Wake) => post({ type: 'wake', wake }),
    close() {
      leading = false
      channel.close()
    },
  }
}
