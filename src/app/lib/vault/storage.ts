import * as z from 'zod/mini'
import { openDatabase } from '../database'

/** Where the sealed text is kept. One text, whole: `replace` is the only way to write it. */
export type VaultStorage = {
  /** @returns `null` where there is no vault */
  read(): Promise<string | null>
  /**
   * Writes only if nothing else was written since `expected` was read, in one transaction.
   * @param next `null` removes the vault
   * @returns false where another tab was quicker; nothing was written
   */
  replace(expected: string | null, next: string | null): Promise<boolean>
}

/** The database can't be read or written. What is stored stays as it was. */
export class VaultStorageError extends Error {
  override name = 'VaultStorageError'
}

const KEY = 'vault'
const rowSchema = z.object({ value: z.string() })

/** A row of another form is handed on as text: it is damaged, and yet all there is to save. */
function textOf(row: unknown): string | null {
  if (row === undefined) return null
  const parsed = rowSchema.safeParse(row)
  return parsed.success ? parsed.data.value : JSON.stringify(row)
}

/** The vault's place in the page's database. */
export const databaseStorage: VaultStorage = {
  async read() {
    const { db } = await openDatabase().catch(asStorageError)
    return textOf(await db.vault.get(KEY).catch(asStorageError))
  },
  async replace(expected, next) {
    const { db } = await openDatabase().catch(asStorageError)
    return db
      .transaction('rw', db.vault, async () => {
        if (textOf(await db.vault.get(KEY)) !== expected) return false
        if (next === null) await db.vault.delete(KEY)
        else await db.vault.put({ key: KEY, value: next })
        return true
      })
      .catch(asStorageError)
  },
}

function asStorageError(cause: unknown): never {
  throw new VaultStorageError('the vault can’t be read or written', { cause })
}
