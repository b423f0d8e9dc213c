import * as z from 'zod/mini'

/** What tabs tell each other about the vault; never a secret. `active`: somebody is working in an open one. */
const messageSchema = z.enum(['lock', 'active', 'changed'])
export type VaultMessage = z.infer<typeof messageSchema>

/** The line between the tabs of one browser. */
export type VaultChannel = {
  tell(message: VaultMessage): void
  listen(listener: (message: VaultMessage) => void): void
  close(): void
}

/** Without BroadcastChannel each tab locks by itself. */
export function openVaultChannel(): VaultChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell() {}, listen() {}, close() {} }
  const channel = new BroadcastChannel('seedpad.vault')
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
