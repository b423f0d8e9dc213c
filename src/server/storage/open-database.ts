import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Client, createClient } from '@libsql/client/sqlite3'
import { keepDatabasePrivate } from './keep-private'
import { makeFolder } from './make-folder'
import { StorageError, toStorageError } from './storage-error'

const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens (or makes) an SQLite file, durable on commit, and brings it to the newest schema.
 *
 * The client keeps one connection: SQLite has one writer, and a second connection waiting for the first would block the
 * very thread that has to finish the first. So use `execute`, and `batch(…, 'write')` where several statements belong
 * together; an interactive `transaction()` makes everyone else's calls fail until it ends.
 *
 * @param file path of the database; missing folders are made
 * @param migrations SQL scripts, oldest first; never change one that was released. Each runs once, in a transaction
 * that also raises `PRAGMA user_version`.
 * @throws {StorageError} unwritable, full, damaged, busy, or written by a newer version
 */
export async function openDatabase(file: string, migrations: readonly string[]): Promise<Client> {
  const path = resolve(file)
  let client: Client | null = null
  try {
    await makeFolder(dirname(path))
    await keepDatabasePrivate(path)
    client = connect(path)
    await client.execute('PRAGMA journal_mode = WAL')
    await checkDurable(client, path)
    await migrate(client, path, migrations)
    return client
  } catch (cause) {
    client?.close()
    throw toStorageError(path, cause)
  }
}

/**
 * The driver opens a connection anew after an error that it could not roll back, and tells nobody; a pragma set on the
 * old one is then gone. So nothing here depends on one: WAL is a property of the file, the busy timeout an option of
 * every connection, and `synchronous = FULL` (2) the default of the library. `checkDurable` makes sure of the last.
 */
function connect(path: string): Client {
  return createClient({ url: pathToFileURL(path).href, concurrency: 1, timeout: BUSY_TIMEOUT_MS })
}

async function checkDurable(client: Client, path: string): Promise<void> {
  const mode = await pragma(client, 'journal_mode')
  const synchronous = await pragma(client, 'synchronous')
  if (mode !== 'wal' || synchronous !== 2)
    throw new StorageError('failed', path, new Error(`journal_mode ${mode}, synchronous ${synchronous}`))
}

async function migrate(client: Client, path: string, migrations: readonly string[]): Promise<void> {
  const version = Number(await pragma(client, 'user_version'))
  if (version > migrations.length) throw new StorageError('newer', path)
  for (const [index, script] of migrations.entries()) {
    if (index < version) continue
    await client.executeMultiple(`BEGIN IMMEDIATE;\n${script};\nPRAGMA user_version = ${index + 1};\nCOMMIT;`)
  }
}

/** Reads one pragma. */
export async function pragma(client: Client, name: string): Promise<unknown> {
  const { rows } = await client.execute(`PRAGMA ${name}`)
  return rows[0]?.[0]
}
