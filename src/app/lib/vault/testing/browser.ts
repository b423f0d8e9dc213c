import type { VaultChannel, VaultMessage } from '../channel'
import type { VaultContent } from '../content'
import { createVaultState } from '../state'
import type { VaultStorage } from '../storage'
import { createVault } from '../vault'

/** Few rounds: the tests are about everything but the cost of a guess. */
export const CHEAP = 1_000

/** One browser as the vault sees it: one store, a line between tabs, a clock. */
export function openBrowser() {
  let text: string | null = null
  let now = 1_000_000
  const listeners = new Set<{ from: symbol; hear: (message: VaultMessage) => void }>()
  const heard: VaultMessage[] = []

  const storage: VaultStorage = {
    read: async () => text,
    replace: async (expected, next) => {
      if (text !== expected) return false
      text = next
      return true
    },
  }
  const openChannel = (): VaultChannel => {
    const me = Symbol('tab')
    return {
      tell(message) {
        heard.push(message)
        for (const { from, hear } of listeners) if (from !== me) queueMicrotask(() => hear(message))
      },
      listen: (hear) => void listeners.add({ from: me, hear }),
      close() {},
    }
  }

  return {
    storage,
    heard,
    stored: () => text,
    store: (next: string | null) => {
      text = next
    },
    pass: (ms: number) => {
      now += ms
    },
    /** A tab that has just been opened. */
    openTab({ iterations = CHEAP, storage: own = storage } = {}) {
      const state = createVaultState()
      const vault = createVault({ storage: own, channel: openChannel(), state, now: () => now, iterations })
      /** What is inside, in an open vault. */
      const content = (): VaultContent => {
        const current = state.get()
        if (current.status !== 'open') throw new Error(`the vault is ${current.status}`)
        return current.content
      }
      const change = (edit: (content: VaultContent) => VaultContent): Promise<void> => {
        const current = state.get()
        if (current.status !== 'open') throw new Error(`the vault is ${current.status}`)
        return current.change(edit)
      }
      return { vault, state, content, change, status: () => state.get().status }
    },
  }
}
