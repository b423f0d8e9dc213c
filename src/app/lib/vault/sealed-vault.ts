import * as z from 'zod/mini'

/** The form in which a vault is stored. Another number means that a newer Seedpad wrote it. */
const VERSION = 1

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/))

/**
 * What stands in the database: everything needed to open the vault, except the passphrase. The checksum has no key; it
 * tells a damaged store from a wrong passphrase. Protection comes from AES-GCM alone.
 */
const sealedVaultSchema = z.strictObject({
  format: z.literal('seedpad-vault'),
  version: z.literal(VERSION),
  kdf: z.literal('PBKDF2-SHA-256'),
  /** A bound, so that a number made huge by damage can't hang the page. */
  iterations: z.int().check(z.gte(1), z.lte(10_000_000)),
  salt: base64,
  cipher: z.literal('AES-256-GCM'),
  iv: base64,
  data: base64,
  checksum: z.string(),
})
export type SealedVault = z.infer<typeof sealedVaultSchema>

/** The stored vault can't be read: `damaged`, or written by a `newer` Seedpad. Nothing was changed. */
export class UnreadableVaultError extends Error {
  override name = 'UnreadableVaultError'
  constructor(readonly why: 'damaged' | 'newer') {
    super(`the stored vault is ${why}`)
  }
}

/** Everything about the vault that the cipher must vouch for besides the data itself. */
export const boundToData = (vault: Omit<SealedVault, 'iv' | 'data' | 'checksum'>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    JSON.stringify([vault.format, vault.version, vault.kdf, vault.iterations, vault.salt, vault.cipher]),
  )

/** Puts a vault into its stored form. */
export async function printSealedVault(
  parts: Pick<SealedVault, 'iterations' | 'salt' | 'iv' | 'data'>,
): Promise<string> {
  const vault = { ...EMPTY, ...parts, checksum: '' }
  return JSON.stringify({ ...vault, checksum: await checksumOf(vault) })
}

/** What every vault of this version has in common. */
export const EMPTY = {
  format: 'seedpad-vault',
  version: VERSION,
  kdf: 'PBKDF2-SHA-256',
  cipher: 'AES-256-GCM',
} as const

/**
 * Reads the stored form.
 * @throws {UnreadableVaultError} nothing of it can be trusted, so no passphrase is worth asking for
 */
export async function readSealedVault(text: string): Promise<SealedVault> {
  const json = parseJson(text)
  const parsed = sealedVaultSchema.safeParse(json)
  if (!parsed.success) throw new UnreadableVaultError(isNewer(json) ? 'newer' : 'damaged')
  if (parsed.data.checksum !== (await checksumOf(parsed.data))) throw new UnreadableVaultError('damaged')
  return parsed.data
}

/** What a text holds, or `undefined` where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const newerSchema = z.object({ format: z.literal('seedpad-vault'), version: z.int().check(z.gt(VERSION)) })
const isNewer = (json: unknown) => newerSchema.safeParse(json).success

async function checksumOf({ checksum: _, ...vault }: SealedVault): Promise<string> {
  const fields = Object.entries(vault).sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(fields)))
  return toBase64(new Uint8Array(digest))
}

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** @throws {UnreadableVaultError} where the text is not exactly what `toBase64` writes */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    if (toBase64(bytes) === text) return bytes
  } catch {
    // Told below.
  }
  throw new UnreadableVaultError('damaged')
}
