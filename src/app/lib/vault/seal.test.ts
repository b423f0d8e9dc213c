import { describe, expect, it } from 'vitest'
import type { VaultContent } from './content'
import { deriveVaultKey, ITERATIONS, newVaultKey, openVault, sealVault, WrongPassphraseError } from './seal'
import {
  printSealedVault,
  readSealedVault,
  type SealedVault,
  toBase64,
  UnreadableVaultError,
} from './sealed-vault'
import { CHEAP } from './testing/browser'

const PASSPHRASE = 'correct horse battery staple'
const CONTENT: VaultContent = {
  profiles: [
    {
      id: 'p1',
      name: 'Production',
      colour: 'teal',
      target: 'api',
      authorization: 'Token canary-token',
      apiKey: 'canary-key',
    },
  ],
  headerRows: { draft: [{ name: 'X-Team', value: 'canary-value' }] },
  autoLockMinutes: 15,
}

const seal = async (passphrase = PASSPHRASE) => sealVault(await newVaultKey(passphrase, CHEAP), CONTENT)

async function open(text: string, passphrase = PASSPHRASE) {
  const sealed = await readSealedVault(text)
  return openVault(sealed, await deriveVaultKey(passphrase, sealed.iterations, sealed.salt))
}

describe('a sealed vault', () => {
  it('opens with its passphrase and gives back exactly what was put in', async () => {
    expect(await open(await seal())).toEqual(CONTENT)
  })

  it('does not open with another passphrase', async () => {
    const text = await seal()
    for (const other of ['', 'correct horse battery stapl', `${PASSPHRASE} `, PASSPHRASE.toUpperCase()])
      await expect(open(text, other)).rejects.toThrow(WrongPassphraseError)
  })

  it('opens however the keyboard composes the passphrase’s letters', async () => {
    expect(
      await open(await seal('pão de açúcar'.normalize('NFD')), 'pão de açúcar'.normalize('NFC')),
    ).toEqual(CONTENT)
  })

  it('shows nothing of what is inside', async () => {
    const text = await seal()
    for (const secret of ['canary', 'Production', 'X-Team', PASSPHRASE]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(btoa(secret).slice(0, -3))
    }
  })

  it('never uses an IV twice, nor a salt for two keys', async () => {
    const key = await newVaultKey(PASSPHRASE, CHEAP)
    const texts = await Promise.all(Array.from({ length: 500 }, () => sealVault(key, CONTENT)))
    const ivs = await Promise.all(texts.map(async (text) => (await readSealedVault(text)).iv))
    expect(new Set(ivs).size).toBe(500)
    expect(ivs.every((iv) => atob(iv).length === 12)).toBe(true)
    const salts = await Promise.all(
      Array.from({ length: 50 }, async () => (await newVaultKey(PASSPHRASE, CHEAP)).salt),
    )
    expect(new Set(salts).size).toBe(50)
    expect(salts.every((salt) => atob(salt).length === 16)).toBe(true)
  })

  it('has a key that can’t leave the browser’s memory', async () => {
    const { key } = await newVaultKey(PASSPHRASE, CHEAP)
    expect(key.extractable).toBe(false)
    expect(key.algorithm).toMatchObject({ name: 'AES-GCM', length: 256 })
    for (const format of ['raw', 'jwk'] as const)
      await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow()
  })

  it('costs a guess at least 600,000 rounds', () => {
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000)
  })
})

const FIELDS = ['format', 'version', 'kdf', 'iterations', 'salt', 'cipher', 'iv', 'data', 'checksum'] as const

describe('a flipped bit', () => {
  it('has every field of the stored form under test', async () => {
    expect(Object.keys(JSON.parse(await seal())).sort()).toEqual([...FIELDS].sort())
  })

  it.each(FIELDS)('in %s is seen as damage before any passphrase is asked for', async (field) => {
    const json = JSON.parse(await seal())
    for (const broken of flips(json[field])) {
      const text = JSON.stringify({ ...json, [field]: broken })
      await expect(open(text)).rejects.toThrow(UnreadableVaultError)
    }
  })

  it.each(['iterations', 'salt', 'iv', 'data'] as const)(
    'in %s opens nothing even where the checksum was made to fit',
    async (field) => {
      const sealed = await readSealedVault(await seal())
      for (const broken of flips(sealed[field]).slice(0, 8)) {
        const forged = await printSealedVault({ ...sealed, [field]: broken } as SealedVault)
        const failure = await open(forged).catch((error: unknown) => error)
        const kinds = [WrongPassphraseError, UnreadableVaultError]
        expect(kinds.some((kind) => failure instanceof kind)).toBe(true)
      }
    },
  )
})

describe('a damaged store', () => {
  it.each([
    ['empty', ''],
    ['not JSON', '{"format":"seedpad'],
    ['another thing', '[]'],
    ['null', 'null'],
  ])('that is %s is told from a wrong passphrase', async (_, text) => {
    await expect(open(text)).rejects.toThrow(UnreadableVaultError)
  })

  it('that was cut short anywhere is told from a wrong passphrase', async () => {
    const text = await seal()
    for (let length = 1; length < text.length; length += 37)
      await expect(open(text.slice(0, length))).rejects.toThrow(UnreadableVaultError)
  })

  it('can’t hang the page by a huge number of rounds', async () => {
    const json = JSON.parse(await seal())
    await expect(open(JSON.stringify({ ...json, iterations: 2 ** 31 }))).rejects.toThrow(UnreadableVaultError)
  })

  it('of a newer Seedpad is called newer, not damaged', async () => {
    const json = JSON.parse(await seal())
    await expect(open(JSON.stringify({ ...json, version: 2, more: true }))).rejects.toMatchObject({
      why: 'newer',
    })
  })

  it('whose content has another form opens with the key and is called damaged', async () => {
    const key = await newVaultKey(PASSPHRASE, CHEAP)
    const text = await sealVault(key, { profiles: 'none' } as unknown as VaultContent)
    await expect(open(text)).rejects.toMatchObject({ why: 'damaged' })
  })
})

/** A value with single bits turned: of a number, of a base64 text's bytes, or of a plain text's letters. */
function flips(value: string | number): (string | number)[] {
  if (typeof value === 'number') return [value ^ 1, value ^ 2, value ^ 256]
  const bytes = Uint8Array.from(value, (character) => character.charCodeAt(0))
  const decoded = /^[A-Za-z0-9+/]{16,}={0,2}$/.test(value)
    ? Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
    : null
  const turned = (source: Uint8Array, at: number, bit: number) =>
    source.map((byte, index) => (index === at ? byte ^ bit : byte))
  if (decoded === null)
    return [...bytes.keys()].map((at) => String.fromCharCode(...turned(bytes, at, 1 << (at % 7))))
  return [...decoded.keys()].map((at) => toBase64(turned(decoded, at, 1 << (at % 8))))
}
