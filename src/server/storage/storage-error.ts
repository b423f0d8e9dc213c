import { LibsqlError } from '@libsql/client/sqlite3'

/**
 * Why a store can't be used. `unwritable`: no permission, read-only, or the folder is missing. `full`: no room left.
 * `damaged`: the file is not a readable database. `busy`: another process holds it. `newer`: written by a later
 * version of Seedpad. `moved`: taken away, or another put in its place, while it was open. `failed`: anything else.
 */
export type StorageErrorKind = 'unwritable' | 'full' | 'damaged' | 'busy' | 'newer' | 'moved' | 'failed'

const KINDS: Record<string, StorageErrorKind> = {
  SQLITE_READONLY: 'unwritable',
  SQLITE_CANTOPEN: 'unwritable',
  SQLITE_PERM: 'unwritable',
  SQLITE_AUTH: 'unwritable',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOTDIR: 'unwritable',
  EISDIR: 'unwritable',
  EEXIST: 'unwritable',
  ENOENT: 'unwritable',
  SQLITE_FULL: 'full',
  SQLITE_IOERR: 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'damaged',
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
}

/** A store that can't be used; `file` names it, `cause` is what the database or the file system said. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly kind: StorageErrorKind
  readonly file: string

  constructor(kind: StorageErrorKind, file: string, cause?: unknown) {
    super(`the database ${file} is ${kind}`, { cause })
    this.kind = kind
    this.file = file
  }
}

/** Names what went wrong with a store. A `StorageError` passes through. */
export function toStorageError(file: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause
  return new StorageError(kindOf(cause), file, cause)
}

function kindOf(cause: unknown): StorageErrorKind {
  if (!(cause instanceof Error)) return 'failed'
  const code =
    cause instanceof LibsqlError || 'code' in cause ? String((cause as { code?: unknown }).code) : ''
  // The driver reports a file that it can't open without a code; 14 is SQLite's CANTOPEN.
  if (/unable to open connection.*: 14\b/is.test(cause.message)) return 'unwritable'
  return KINDS[code] ?? 'failed'
}
