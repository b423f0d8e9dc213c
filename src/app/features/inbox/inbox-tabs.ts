import * as z from 'zod/mini'
import { type InboxState, inboxState } from '../../lib/inbox-state'
import { openTabChannel } from '../../lib/tab-channel'
import type { Wake } from './wake'

const CHANNEL = 'seedpad-inbox'

const messageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('state'),
    phase: z.enum(['connecting', 'live', 'reconnecting']),
    writable: z.boolean(),
    // A tab that still has an older version does not say.
    trouble: z.optional(z.nullable(z.enum(['unkept', 'crowded']))),
  }),
  z.object({ type: z.literal('ask') }),
  z.object({ type: z.literal('wake'), wake: z.enum(['again', 'look']) }),
])
type Message = z.infer<typeof messageSchema>

/** How the tabs of one browser tell each other of the stream: the leading one its state, the others when to look again. */
export function createInboxTabs({ onWake }: { onWake: (wake: Wake) => void }) {
  const channel = openTabChannel(CHANNEL)
  let leading = false
  let heardAt = 0

  const post = (message: Message) => channel.postMessage(message)
  const postState = () => {
    const { phase, writable, trouble } = inboxState.get()
    post({ type: 'state', phase, writable, trouble })
  }

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const parsed = messageSchema.safeParse(data)
    // Another version of Seedpad in another tab.
    if (!parsed.success) return
    const message = parsed.data
    if (message.type === 'state') {
      heardAt = Date.now()
      const { phase, writable, trouble = null } = message
      if (!leading) inboxState.set({ phase, writable, trouble, following: true })
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
