import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Client, InStatement, Row } from '@libsql/client/sqlite3'
import { type StartOutcome, startOutcomeSchema } from '../../contract/start-messages'
import { type Clock, isoTime } from '../clock'
import { rememberPlace } from '../storage/file-place'
import { groupCommit } from '../storage/group-commit'
import { openDatabase } from '../storage/open-database'
import { createOwnTime, OWN_NOW, OWN_TIME_TABLE, type OwnTime } from '../storage/own-time'
import { StorageError, toStorageError } from '../storage/storage-error'
import { openWitness } from '../storage/witness'
import { keptNames } from './header-names'
import type { Journal, JournalEntry } from './journal'
import { beginLife, concludeLife, LIFE_TABLE, SAME_HISTORY } from './lives'
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
  `ALTER TABLE start ADD COLUMN header_names TEXT`,
  LIFE_TABLE,
  `${OWN_TIME_TABLE}
   ALTER TABLE start ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0`,
  // What has an answer to let go of, by age: so that nobody looks through all starts for it.
  `ALTER TABLE start ADD COLUMN has_answer INTEGER NOT NULL DEFAULT 0;
   UPDATE start SET has_answer = 1 WHERE length(outcome) > 1000;
   CREATE INDEX start_answer ON start (kept_at) WHERE has_answer = 1`,
]

/** What the platform answered is let go after this time, by the journal's own clock; that the start was sent, and its outcome, never. */
const ANSWERS_KEPT_MS = 90 * 24 * 60 * 60 * 1000
/** Outcomes up to this many characters are not worth writing anew. */
const SLIM = 1_000
/** As many answers are let go of in one transaction: each may be a mebibyte, and the thread does nothing else meanwhile. */
const LET_GO_AT_ONCE = 8
/** As many characters of the platform's words stay for good. */
const WORDS_KEPT = 8_192

/** A write on its way to the disk; `claims`: it may make a new entry. */
type Write = { statement: InStatement; claims: boolean }

/**
 * Opens the journal in an SQLite file. Entries left without an outcome belong to a server that died while they were
 * under way; they become `unknown` here, before anything else can ask.
 * @param options.witnessBase where to keep what must not be copied together with the file; the system's folder for temporary files
 * @param options.elapsed milliseconds by a clock that nobody can set
 * @throws {StorageError}
 */
export async function openSqliteJournal(
  file: string,
  clock: Clock,
  options: { witnessBase?: string; elapsed?: () => number } = {},
): Promise<Journal> {
  const { witnessBase, elapsed = () => performance.now() } = options
  const ownTime = createOwnTime(clock, elapsed)
  const client = await openDatabase(file, MIGRATIONS)
  const isInPlace = rememberPlace(file)
  const witness = openWitness(dirname(file), witnessBase)
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause) => Promise.reject(toStorageError(file, cause)))
  try {
    const life = await beginLife(client, clock, witness)
    const { id, complete } = life
    let { claims } = life
    let isOver = false
    let isClosed = false
    let pruning: Promise<void> | null = null
    await closeAbandoned(client, file, clock)

    // Starts that come together share one sync of the disk; each still waits for it before anything is sent.
    const writes = groupCommit(
      (group: readonly Write[]) =>
        client.batch(
          group.map(({ statement }) => statement),
          'write',
        ),
      sizeOfWrite,
      (group, results) => {
        const claimed = results.flatMap((result, index) =>
          group[index]?.claims && result?.rowsAffected === 1 ? Number(result.lastInsertRowid) : [],
        )
        if (claimed.length === 0) return
        claims = Math.max(claims, ...claimed)
        // What is not in its place is not found again: it counts as not written, so nothing of it is sent.
        stayInPlace()
        witness.write({ life: id, claims })
      },
    )

    /** Between two transactions everybody else has a turn. */
    function prune(): Promise<void> {
      pruning ??= letAnswersGo(client, ownTime, () => !isClosed).finally(() => {
        pruning = null
      })
      return pruning
    }

    function stayInPlace(): void {
      if (!isInPlace()) throw new StorageError('moved', file)
    }

    async function find(startId: string): Promise<JournalEntry | null> {
      const entry = await read(client, file, startId)
      if (entry === null) stayInPlace()
      return entry
    }

    async function add(entry: Parameters<Journal['add']>[0]): Promise<JournalEntry | null> {
      if (isOver && entry.outcome === null) throw new StorageError('failed', file)
      // Before the write too, so that as little as possible is written that must not be sent.
      const before = isInPlace() ? null : await find(entry.startId)
      if (before) return before
      const { rowsAffected } = await writes.add({
        statement: claimStatement(entry, id, claims),
        claims: true,
      })
      if (rowsAffected === 1) return null
      const earlier = await find(entry.startId)
      if (earlier === null) throw new StorageError('moved', file)
      return earlier
    }

    async function conclude(): Promise<void> {
      isOver = true
      await writes.idle()
      if (await concludeLife(client, { id, claims })) witness.remove()
    }

    // What can't be pruned now is told of by the next time.
    void prune().catch(() => undefined)

    return {
      id,
      isComplete: (journalId) => complete.has(journalId),
      add: (entry) => guarded(add(entry)),
      settle: (outcome) =>
        guarded(writes.add({ statement: settleStatement(outcome), claims: false }).then(() => undefined)),
      find: (startId) => guarded(find(startId)),
      headerNamesOf: (startId) => guarded(headerNamesOf(client, startId)),
      prune: () => guarded(prune()),
      conclude: () => guarded(conclude()),
      async close() {
        isClosed = true
        await writes.idle()
        await pruning?.catch(() => undefined)
        witness.close()
        client.close()
      },
    }
  } catch (cause) {
    witness.close()
    client.close()
    throw toStorageError(file, cause)
  }
}

async function closeAbandoned(client: Client, file: string, clock: Clock): Promise<void> {
  const { rows } = await client.execute('SELECT * FROM start WHERE outcome IS NULL')
  const settledAt = isoTime(clock)
  const outcomes = rows
    .map((row) => toEntry(file, row))
    .map(({ startId, sentAt }) => settledOutcome(startId, 'server-crashed', { sentAt, settledAt }))
  if (outcomes.length > 0) await client.batch(outcomes.map(settleStatement), 'write')
}

/**
 * The oldest first, a few at a time, found by an index. A text that is no JSON (a damaged file) stays as it is, for whoever
 * asks to be told.
 * @param goesOn asked between two transactions
 */
async function letAnswersGo(client: Client, ownTime: OwnTime, goesOn: () => boolean): Promise<void> {
  await client.batch([ownTime.advance()], 'write')
  ownTime.advanced()
  let found = LET_GO_AT_ONCE
  while (found === LET_GO_AT_ONCE && goesOn()) {
    const { rowsAffected } = await client.execute({
      sql: `UPDATE start SET has_answer = 0, outcome = CASE WHEN json_valid(outcome)
              THEN json_set(outcome, '$.upstream', NULL, '$.message', substr(outcome ->> '$.message', 1, ?))
              ELSE outcome END
            WHERE rowid IN (SELECT rowid FROM start WHERE has_answer = 1 AND kept_at < ${OWN_NOW} - ?
                            ORDER BY kept_at LIMIT ?)`,
      args: [WORDS_KEPT, ANSWERS_KEPT_MS, LET_GO_AT_ONCE],
    })
    found = rowsAffected
    await setImmediate()
  }
}

function claimStatement(entry: Parameters<Journal['add']>[0], life: string, claims: number) {
  const { startId, requestHash, sentAt, outcome, headerNames = [] } = entry
  return {
    sql: `INSERT INTO start (start_id, request_hash, sent_at, outcome, header_names, kept_at)
          SELECT ?, ?, ?, ?, ?, ${OWN_NOW} WHERE ${SAME_HISTORY} ON CONFLICT DO NOTHING`,
    args: [
      startId,
      requestHash,
      sentAt,
      outcome && JSON.stringify(outcome),
      JSON.stringify(headerNames),
      life,
      claims,
    ],
  }
}

function settleStatement(outcome: StartOutcome) {
  const json = JSON.stringify(outcome)
  return {
    sql: 'UPDATE start SET outcome = ?, has_answer = ? WHERE start_id = ?',
    args: [json, json.length > SLIM ? 1 : 0, outcome.startId],
  }
}

/** An outcome holds up to a mebibyte of answer; what else there is counts for nothing beside it. */
function sizeOfWrite({ statement }: Write): number {
  const args = typeof statement === 'string' ? [] : Object.values(statement.args ?? [])
  return args.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 0), 0)
}

async function read(client: Client, file: string, startId: string): Promise<JournalEntry | null> {
  const { rows } = await client.execute({ sql: 'SELECT * FROM start WHERE start_id = ?', args: [startId] })
  return rows[0] ? toEntry(file, rows[0]) : null
}

async function headerNamesOf(client: Client, startId: string): Promise<readonly string[]> {
  const { rows } = await client.execute({
    sql: 'SELECT header_names FROM start WHERE start_id = ?',
    args: [startId],
  })
  return keptNames(rows[0]?.header_names)
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
