import type { MessageKey } from '../../lib/i18n/i18n'

/**
 * The words for what went wrong with the vault. Errors are told apart by name: their classes come with the vault's
 * cryptography, which the first screen does not load.
 */
export function vaultTrouble(error: unknown): MessageKey {
  const name = error instanceof Error ? error.name : ''
  switch (name) {
    case 'WrongPassphraseError':
      return 'vault.trouble.wrong'
    case 'UnreadableVaultError':
      return 'vault.trouble.unreadable'
    case 'VaultGoneError':
      return 'vault.trouble.gone'
    case 'VaultExistsError':
      return 'vault.trouble.exists'
    case 'RekeyedVaultError':
      return 'vault.trouble.rekeyed'
    case 'ProfileRefusedError':
      return (error as { why?: unknown }).why === 'deleted' ? 'vault.trouble.deleted' : 'vault.name.taken'
    default:
      return 'vault.trouble.storage'
  }
}
