import { chmod, lstat, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Bits that let anyone but the owner in. */
const OTHERS = 0o077

/** Of a folder in which everyone may write. */
const STICKY = 0o1000
/** What Seedpad keeps in its data directory. */
const OWN = /\.db(?:-wal|-shm|-journal)?$|^\.room-/

/** What SQLite keeps beside a database; made with the database's own mode. */
const BESIDE = ['', '-wal', '-shm']

/**
 * Keeps the data directory for its owner alone, also one that was made wider before. One that is shared with other things
 * (`/tmp`, a project's folder) is left as it is, and so is another user's: `openToOthers` tells of it.
 */
export async function keepFolderPrivate(path: string): Promise<void> {
  const isShared = ((await stat(path)).mode & STICKY) !== 0
  const names = await readdir(path)
  if (!isShared && names.every((name) => OWN.test(name))) await narrow(path, 0o700)
}

/**
 * Makes a database's file where it is missing, and keeps it, and what lies beside it, for their owner alone: whatever the
 * process's umask is, nobody else shall read them even for a moment.
 */
export async function keepDatabasePrivate(path: string): Promise<void> {
  // A folder that can't be written is told by whoever opens the database.
  await open(path, 'a', 0o600).then(
    (file) => file.close(),
    () => undefined,
  )
  for (const suffix of BESIDE) await narrow(path + suffix, 0o600)
}

async function narrow(path: string, mode: number): Promise<void> {
  try {
    const found = await lstat(path)
    // What a link leads to is not Seedpad's to change.
    if (!found.isSymbolicLink() && (found.mode & OTHERS) !== 0) await chmod(path, mode)
  } catch {
    // Not there, or another user's.
  }
}

/** The folder and the databases in it that others than their owner may read, write or enter. Windows has no such modes. */
export async function openToOthers(directory: string): Promise<string[]> {
  if (process.platform === 'win32') return []
  const names = (await readdir(directory)).filter((name) => OWN.test(name))
  const open: string[] = []
  for (const path of [directory, ...names.map((name) => join(directory, name))]) {
    const mode = await stat(path).then(
      (found) => found.mode,
      () => 0,
    )
    if ((mode & OTHERS) !== 0) open.push(path)
  }
  return open
}
