import * as z from 'zod/mini'
import { openTabChannel } from '../tab-channel'

/** What tabs tell each other about the vault; never a secret. `active`: somebody is working in an open one. */
const messageSchema = z.enum(['lock', 'active', 'changed'])
export type VaultMessage = z.infer<typeof messageSchema>

/** The line between the tabs of one browser. */
export type VaultChannel = {
  tell(message: VaultMessage): void
  listen(listener: (message: VaultMessage) => void): void
  close(): void
}

/** Where the browser gives no line between tabs, each locks by itself. */
export function openVaultChannel(): VaultChannel {
  const channel = openTabChannel('seedpad.vault')
  return {
    tell: (message) => channel.postMessage(message),
    listen(listener) {
      channel.onmessage = ({ data }) => {
        const message = messageSchema.safeParse(data)
        if (message.success) listener(message.data)
      }
    },
    close: () => channel.close(),
  }
}
