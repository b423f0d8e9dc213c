import { type VaultContent, vaultContentSchema } from './content'
import {
  boundToData,
  EMPTY,
  fromBase64,
  parseJson,
  printSealedVault,
  type SealedVault,
  toBase64,
  UnreadableVaultError,
} from './sealed-vault'

/** PBKDF2 rounds for new keys: OWASP's figure for HMAC-SHA-256. A vault with fewer is sealed anew when it is unlocked. */
export const ITERATIONS = 600_000

/** A key and how it came from its passphrase. The key can't be exported: it lives in the browser's memory only. */
export type VaultKey = { key: CryptoKey; iterations: number; salt: string }

/** The passphrase does not open the vault (or somebody rewrote it with skill). Nothing was changed. */
export class WrongPassphraseError extends Error {
  override name = 'WrongPassphraseError'
  constructor() {
    super('the passphrase does not open the vault')
  }
}

/** A key for a new vault, or for a new passphrase: the salt is random each time. */
export function newVaultKey(passphrase: string, iterations: number): Promise<VaultKey> {
  return deriveVaultKey(passphrase, iterations, toBase64(crypto.getRandomValues(new Uint8Array(16))))
}

/** The key that a passphrase gives with a stored salt. Takes a good part of a second, on purpose. */
export async function deriveVaultKey(
  passphrase: string,
  iterations: number,
  salt: string,
): Promise<VaultKey> {
  // Keyboards differ in how they compose `é`; the passphrase must not.
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: fromBase64(salt) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  return { key, iterations, salt }
}

/** Seals the content under a fresh random IV. @returns the text to store */
export async function sealVault({ key, iterations, salt }: VaultKey, content: VaultContent): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = boundToData({ ...EMPTY, iterations, salt })
  const plain = new TextEncoder().encode(JSON.stringify(content))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
  return printSealedVault({ iterations, salt, iv: toBase64(iv), data: toBase64(new Uint8Array(data)) })
}

/**
 * Opens a sealed vault.
 * @throws {WrongPassphraseError} the key does not fit
 * @throws {UnreadableVaultError} the key fits, but what is inside has no known form
 */
export async function openVault(sealed: SealedVault, { key }: VaultKey): Promise<VaultContent> {
  const iv = fromBase64(sealed.iv)
  const data = fromBase64(sealed.data)
  const additionalData = boundToData(sealed)
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, data).catch(() => {
    // WebCrypto says no more than OperationError, whatever did not fit.
    throw new WrongPassphraseError()
  })
  const content = vaultContentSchema.safeParse(parseJson(new TextDecoder().decode(plain)))
  if (!content.success) throw new UnreadableVaultError('damaged')
  return content.data
}
