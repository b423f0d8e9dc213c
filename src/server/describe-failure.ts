import { EnvironmentError } from './environment'
import { StorageError, type StorageErrorKind } from './storage/storage-error'

const STORAGE_WORDS: Record<StorageErrorKind, (file: string) => string> = {
  unwritable: (file) => `${file} can’t be written. Set SEEDPAD_DATA_DIR to a folder of your own`,
  full: (file) => `${file} can’t be written: the disk is full or failing`,
  damaged: (file) =>
    `${file} is damaged. Move it away to begin anew; what became of its starts is then unknown`,
  busy: (file) =>
    `${file} is in use by another Seedpad. Stop that one, or set SEEDPAD_DATA_DIR to another folder`,
  newer: (file) =>
    `${file} was written by a newer Seedpad. Use that version, or set SEEDPAD_DATA_DIR to another folder`,
  moved: (file) => `${file} was moved or replaced while it was opened. Start Seedpad again`,
  failed: (file) => `${file} can’t be opened`,
}

/** Why the server can't start, in one line for the operator; null: a fault of ours. */
export function describeFailure(cause: unknown): string | null {
  if (cause instanceof EnvironmentError) return cause.message
  return cause instanceof StorageError ? STORAGE_WORDS[cause.kind](cause.file) : null
}

/** Why a port can't be listened on; `name` is the variable that chose it. */
export function describeListenFailure(name: string, host: string, port: number, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'EADDRINUSE')
    return `port ${port} is in use. Is Seedpad running already? Stop that program, or set ${name} to another port`
  if (code === 'EACCES') return `port ${port} may not be used by this user. Set ${name} to a port above 1023`
  return `HOST=${host} with ${name}=${port} can’t be listened on (${code})`
}
