import { randomUUID } from 'node:crypto'
import type { Client, InStatement, Row } from '@libsql/client/sqlite3'
import { type StartOutcome, startOutcomeSchema } from '../../contract/start-messages'
import { type Clock, isoTime } from '../clock'
import { groupCommit } from '../storage/group-commit'
import { openDatabase } from '../storage/open-database'
import { StorageError, toStorageError } from '../storage/storage-error'
import type { Journal, JournalEntry } from './journal'
import { settledOutcome } from './outcome'

const MIGRATIONS = [
  `CREATE TABLE journal (id TEXT NOT NULL);
   CREATE TABLE start (
     start_id TEXT PRIMARY KEY,
     request_hash TEXT,
     sent_at TEXT,
     outcome TEXT
   );
   CREATE INDEX start_open ON start (start_id) WHERE outcome IS NULL`,
]

/** What the platform answered is let go after this time; that the start was sent, and its outcome, never. */
const ANSWERS_KEPT_MS = 90 * 24 * 60 * 60 * 1000
/** Outcomes up to this many characters are not worth writing anew. */
const SLIM = 1_000

/**
 * Opens the journal in an SQLite file. Entries left without an outcome belong to a server that died while they were
 * under way; they become `unknown` here, before anything else can ask.
 * @throws {StorageError}
 */
export async function openSqliteJournal(file: string, clock: Clock): Promise<Journal> {
  const client = await openDatabase(file, MIGRATIONS)
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause) => Promise.reject(toStorageError(file, cause)))
  try {
    const id = await readId(client)
    await closeAbandoned(client, file, clock)
    await letAnswersGo(client, clock)
    // Starts that come together share one sync of the disk; each still waits for it before anything is sent.
    const writes = groupCommit(
      async (group: readonly InStatement[]) =>
        (await client.batch([...group], 'write')).map(({ rowsAffected }) => rowsAffected),
      sizeOfStatement,
    )
    return {
      id,
      add: (entry) => guarded(add(writes.add, client, file, entry)),
      settle: (outcome) => guarded(writes.add(settleStatement(outcome)).then(() => undefined)),
      find: (startId) => guarded(find(client, file, startId)),
      prune: () => guarded(letAnswersGo(client, clock)),
      close: async () => {
        await writes.idle()
        client.close()
      },
    }
  } catch (cause) {
    client.close()
    throw toStorageError(file, cause)
  }
}

async function readId(client: Client): Promise<string> {
  await client.execute({
    sql: 'INSERT INTO journal (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM journal)',
    args: [randomUUID()],
  })
  const { rows } = await client.execute('SELECT id FROM journal')
  return String(rows[0]?.id)
}

async function closeAbandoned(client: Client, file: string, clock: Clock): Promise<void> {
  const { rows } = await client.execute('SELECT * FROM start WHERE outcome IS NULL')
  const settledAt = isoTime(clock)
  const outcomes = rows
    .map((row) => toEntry(file, row))
    .map(({ startId, sentAt }) => settledOutcome(startId, 'server-crashed', { sentAt, settledAt }))
  if (outcomes.length > 0) await client.batch(outcomes.map(settleStatement), 'write')
}

/** A text that is no JSON (a damaged file) stays as it is, for whoever asks to be told. */
async function letAnswersGo(client: Client, clock: Clock): Promise<void> {
  const before = new Date(clock.now() - ANSWERS_KEPT_MS).toISOString()
  await client.execute({
    sql: `UPDATE start SET outcome = json_set(outcome, '$.upstream', NULL)
          WHERE sent_at < ? AND length(outcome) > ? AND json_valid(outcome)`,
    args: [before, SLIM],
  })
}

async function add(
  write: (statement: InStatement) => Promise<number>,
  client: Client,
  file: string,
  entry: JournalEntry,
): Promise<JournalEntry | null> {
  const { startId, requestHash, sentAt, outcome } = entry
  const rowsAffected = await write({
    sql: 'INSERT INTO start (start_id, request_hash, sent_at, outcome) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    args: [startId, requestHash, sentAt, outcome && JSON.stringify(outcome)],
  })
  return rowsAffected === 1 ? null : find(client, file, startId)
}

function settleStatement(outcome: StartOutcome) {
  return {
    sql: 'UPDATE start SET outcome = ? WHERE start_id = ?',
    args: [JSON.stringify(outcome), outcome.startId],
  }
}

/** An outcome holds up to a mebibyte of answer; what else there is counts for nothing beside it. */
function sizeOfStatement(statement: InStatement): number {
  const args = typeof statement === 'string' ? [] : Object.values(statement.args ?? [])
  return args.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 0), 0)
}

async function find(client: Client, file: string, startId: string): Promise<JournalEntry | null> {
  const { rows } = await client.execute({ sql: 'SELECT * FROM start WHERE start_id = ?', args: [startId] })
  return rows[0] ? toEntry(file, rows[0]) : null
}

function toEntry(file: string, row: Row): JournalEntry {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  return {
    startId: String(row.start_id),
    requestHash: text(row.request_hash),
    sentAt: text(row.sent_at),
    outcome: row.outcome === null ? null : readOutcome(file, String(row.outcome)),
  }
}

function readOutcome(file: string, json: string): StartOutcome {
  try {
    return startOutcomeSchema.parse(JSON.parse(json))
  } catch (cause) {
    throw new StorageError('damaged', file, cause)
  }
}
