import { useSyncExternalStore } from 'react'
import { createListeners } from '../listeners'
import type { VaultContent, VaultEdit } from './content'

/** Why this tab's vault is shut. `rekeyed`: another tab gave it another key. */
export type LockReason = 'asked' | 'idle' | 'other-tab' | 'rekeyed'

/** What this tab knows of the vault. */
export type VaultState =
  | { status: 'unread' }
  /** The browser can't keep one: no encryption outside secure contexts, or no database. */
  | { status: 'unavailable'; why: 'insecure' | 'storage' }
  | { status: 'none' }
  | { status: 'locked'; why: LockReason | null }
  | { status: 'unreadable'; why: 'damaged' | 'newer' }
  | { status: 'open'; content: VaultContent; change: (edit: VaultEdit) => Promise<void> }

type OpenVault = Extract<VaultState, { status: 'open' }>

/** What a part of the page does as the vault opens and shuts. */
export type VaultWatcher = {
  /** It is open, with its content. */
  opened?: (vault: OpenVault) => void
  /** It is still open but about to shut: the moment to put in what is not there yet. */
  closing?: (vault: OpenVault) => void
  /** It is shut: the moment to let go of every secret. */
  closed?: () => void
}

/**
 * The vault's state in one tab, without any cryptography: the first screen needs to know it, and most visitors have no
 * vault. `./vault` moves it.
 */
export function createVaultState() {
  let state: VaultState = { status: 'unread' }
  const listeners = createListeners()
  const watchers = new Set<VaultWatcher>()
  return {
    get: () => state,
    subscribe: listeners.subscribe,
    watch(watcher: VaultWatcher) {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    /** Says that an open vault is about to shut. */
    announceClosing() {
      if (state.status !== 'open') return
      for (const watcher of watchers) watcher.closing?.(state)
    },
    set(next: VaultState) {
      const before = state.status
      state = next
      if (next.status === 'open' && before !== 'open') for (const watcher of watchers) watcher.opened?.(next)
      if (next.status !== 'open' && before === 'open') for (const watcher of watchers) watcher.closed?.()
      listeners.tell()
    },
  }
}

export type VaultStateStore = ReturnType<typeof createVaultState>

/** This tab's vault. */
export const vaultState = createVaultState()

/** This tab's vault, live. */
export const useVault = (): VaultState => useSyncExternalStore(vaultState.subscribe, vaultState.get)
