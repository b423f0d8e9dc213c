import { useSyncExternalStore } from 'react'
import { createListeners } from '../../lib/listeners'

/** What the vault's dialog was asked to show. A shut vault is opened first; `unlock` is done when that is. */
export type VaultRequest = 'unlock' | 'profiles' | 'new-profile'

let request: VaultRequest | null = null
const listeners = createListeners()

/** Asks for the vault's dialog; `null` closes it. */
export function requestVault(next: VaultRequest | null): void {
  request = next
  listeners.tell()
}

export const useVaultRequest = (): VaultRequest | null =>
  useSyncExternalStore(listeners.subscribe, () => request)
