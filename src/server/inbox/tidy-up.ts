import type { Client } from '@libsql/client/sqlite3'

/** Does what a migration has left to be done: what it masked shall not stand in pages that the file no longer uses either. */
export async function tidyUp(client: Client): Promise<void> {
  try {
    const { rows } = await client.execute('SELECT name FROM chore')
    if (rows.length === 0) return
    await client.execute('VACUUM')
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    await client.execute('DELETE FROM chore')
  } catch {
    // It takes room for a second file; without that it is tried again at the next start.
  }
}
