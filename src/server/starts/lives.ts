import { randomUUID } from 'node:crypto'
import type { Client, InStatement } from '@libsql/client/sqlite3'
import { type Clock, isoTime } from '../clock'
import type { Witness } from '../storage/witness'

/**
 * The lives of the server that this journal has seen, oldest first. A `proof` says that the journal holds everything
 * that was claimed in one: `stopped`, it said so itself at its end, or `witnessed`, it crashed and the witness agrees.
 */
export const LIFE_TABLE = `CREATE TABLE life (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     begun_at TEXT,
     proof TEXT
   );
   INSERT INTO life (id) SELECT id FROM journal;
   DROP TABLE journal`

/** The life that begins, the former ones that are complete, and how many claims there are. */
type Lives = { id: string; complete: ReadonlySet<string>; claims: number }

/** Begins a life: from here on this server alone may send what names it. */
export async function beginLife(client: Client, clock: Clock, witness: Witness): Promise<Lives> {
  // A copy of the file without its -wal then lacks this life, and no piece of one before.
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  const claims = await countClaims(client)
  const id = randomUUID()
  await client.batch(
    [
      ...(await judgeLast(client, claims, witness)),
      { sql: 'INSERT INTO life (id, begun_at) VALUES (?, ?)', args: [id, isoTime(clock)] },
    ],
    'write',
  )
  witness.write({ life: id, claims })
  const { rows } = await client.execute('SELECT id FROM life WHERE proof IS NOT NULL')
  return { id, complete: new Set(rows.map((row) => String(row.id))), claims }
}

/** Says of a life that it is complete, if this is still the journal in which it was lived. */
export async function concludeLife(
  client: Client,
  { id, claims }: Omit<Lives, 'complete'>,
): Promise<boolean> {
  const { rowsAffected } = await client.execute({
    sql: `UPDATE life SET proof = 'stopped' WHERE id = ? AND ${SAME_HISTORY}`,
    args: [id, id, claims],
  })
  return rowsAffected === 1
}

/**
 * True in the journal in which a life (first argument) has claimed so many starts (second): not in a copy of an earlier
 * day on which the driver has opened its connection anew.
 */
export const SAME_HISTORY = `EXISTS (SELECT 1 FROM life WHERE id = ?)
  AND ifnull((SELECT max(rowid) FROM start), 0) >= ?`

/** Entries are numbered as they come, and none is ever deleted. */
async function countClaims(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT ifnull(max(rowid), 0) AS claims FROM start')
  return Number(rows[0]?.claims)
}

/** What is to be written about the life before this one. */
async function judgeLast(client: Client, claims: number, witness: Witness): Promise<InStatement[]> {
  const { rows } = await client.execute('SELECT id, proof FROM life ORDER BY number DESC LIMIT 1')
  const last = rows[0]
  if (last === undefined || last.proof !== null) return []
  // A copy that was made while the server wrote may have lost entries of any age.
  const indexed = await client.execute('SELECT count(*) AS entries FROM start')
  if (Number(indexed.rows[0]?.entries) !== claims) return ['UPDATE life SET proof = NULL']
  const known = witness.read()
  if (known === null || known.life !== last.id || known.claims > claims) return []
  return [{ sql: `UPDATE life SET proof = 'witnessed' WHERE id = ?`, args: [String(last.id)] }]
}
