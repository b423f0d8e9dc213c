import { openVaultChannel } from './channel'
import { vaultState } from './state'
import { databaseStorage } from './storage'
import type { Vault } from './vault'

let loading: Promise<Vault> | undefined

/** This tab's vault with its cryptography, fetched when it is first needed. */
export function loadVault(): Promise<Vault> {
  loading ??= make().catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

async function make(): Promise<Vault> {
  const { createVault } = await import('./vault')
  const vault = createVault({
    storage: databaseStorage,
    channel: openVaultChannel(),
    state: vaultState,
    now: Date.now,
  })
  const options = { capture: true, passive: true }
  for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart', 'pointermove'])
    addEventListener(sign, vault.active, options)
  for (const sign of ['visibilitychange', 'pageshow', 'focus']) addEventListener(sign, vault.awake, options)
  return vault
}

/** Encryption is only there in secure contexts: https, or this machine. */
export const encryptionAvailable = (): boolean =>
  globalThis.isSecureContext !== false && globalThis.crypto?.subtle !== undefined

let looking: Promise<void> | undefined

/** Learns whether there is a vault, without loading what only a vault needs. Once per page. */
export function lookForVault(): Promise<void> {
  looking ??= look()
  return looking
}

async function look(): Promise<void> {
  if (!encryptionAvailable()) return vaultState.set({ status: 'unavailable', why: 'insecure' })
  const channel = openVaultChannel()
  let made = false
  // Made in another tab, it must show here: also where that happens while this one is reading.
  channel.listen(() => {
    made = true
    channel.close()
    lookCloser().catch(() => undefined)
  })
  try {
    const text = await databaseStorage.read()
    if (made) return
    if (text === null) return vaultState.set({ status: 'none' })
    channel.close()
    await lookCloser()
  } catch {
    vaultState.set({ status: 'unavailable', why: 'storage' })
  }
}

const lookCloser = async () => (await loadVault()).look()
