import { useSyncExternalStore } from 'react'

/** What the vault's dialog was asked to show. A shut vault is opened first; `unlock` is done when that is. */
export type VaultRequest = 'unlock' | 'profiles' | 'new-profile'

let request: VaultRequest | null = null
const listeners = new Set<() => void>()

/** Asks for the vault's dialog; `null` closes it. */
export function requestVault(next: VaultRequest | null): void {
  request = next
  for (const listener of listeners) listener()
}

export const useVaultRequest = (): VaultRequest | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => request,
  )
