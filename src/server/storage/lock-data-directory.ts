import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client/sqlite3'
import { keepDatabasePrivate, keepFolderPrivate } from './keep-private'
import { makeFolder } from './make-folder'
import { toStorageError } from './storage-error'

/** `release` lets the next server in. */
export type DirectoryLock = { release(): Promise<void> }

/**
 * Makes the data directory if needed and keeps every other server out of it until `release`. Two servers on one journal
 * would each take the other's starts under way for those of a crash. The lock is SQLite's own, on an empty file: the
 * system drops it when the process dies, however it dies.
 * @throws {StorageError} `busy` where another server is at work, `unwritable`, …
 */
export async function lockDataDirectory(directory: string): Promise<DirectoryLock> {
  const file = join(directory, 'lock.db')
  try {
    await makeFolder(directory)
    await keepFolderPrivate(directory)
    await keepDatabasePrivate(file)
    const client = createClient({ url: pathToFileURL(file).href, concurrency: 1, timeout: 0 })
    const held = await client.transaction('write').catch((cause) => {
      client.close()
      throw cause
    })
    return {
      async release() {
        // Closing alone leaves the lock to the garbage collector.
        await held.rollback()
        client.close()
      },
    }
  } catch (cause) {
    throw toStorageError(directory, cause)
  }
}
