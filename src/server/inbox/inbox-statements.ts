import { createHash } from 'node:crypto'
import type { InStatement, InValue } from '@libsql/client/sqlite3'
import { OWN_NOW } from '../storage/own-time'
import type { InboxLimits } from './inbox-limits'
import type { Arrival, ReadBounds } from './inbox-store'

const NEW_INBOX = `
  INSERT INTO inbox (id, opened, floor, last_seq, dropped_through, active_at)
  VALUES (:id, :opened, (SELECT last_seq FROM removed), (SELECT last_seq FROM removed) + :step,
          (SELECT last_seq FROM removed), ${OWN_NOW})`

/** Makes the inbox where it is new, and takes its next numbers. */
export function takeNumbers(inboxId: string, count: number): InStatement {
  return {
    sql: `${NEW_INBOX} ON CONFLICT (id) DO UPDATE SET last_seq = last_seq + :step, active_at = excluded.active_at`,
    args: { id: inboxId, opened: 0, step: count },
  }
}

/** Makes the inbox where it is new, and marks it as opened by a page. */
export function markOpened(inboxId: string): InStatement {
  return {
    sql: `${NEW_INBOX} ON CONFLICT (id) DO UPDATE SET opened = 1, active_at = excluded.active_at`,
    args: { id: inboxId, opened: 1, step: 0 },
  }
}

/**
 * Keeps deliveries of one inbox under the numbers just taken, in one statement, as preparing one costs more than running it.
 * A delivery that came before (same key) moves to its new number, counts one copy more and takes over the new headers; its
 * body is not written again. Returns the rows' `seq` and `copies`.
 */
export function keepDeliveries(inboxId: string, arrivals: readonly Arrival[], now: number): InStatement {
  const args: Record<string, InValue> = { inboxId, now, count: arrivals.length }
  const rows = arrivals.map((arrival, index) => {
    const names = Object.entries(columnsOf(arrival)).map(([column, value]) => {
      args[`${column}_${index}`] = value
      return `:${column}_${index}`
    })
    return `(:inboxId, :now, :now, ${OWN_NOW}, (SELECT last_seq FROM inbox WHERE id = :inboxId) - :count + ${index + 1}, ${names.join(', ')})`
  })
  return {
    sql: `
      INSERT INTO delivery (inbox_id, first_received_at, received_at, kept_at, seq, ${COLUMNS.join(', ')})
      VALUES ${rows.join(', ')}
      ON CONFLICT (inbox_id, key) DO UPDATE SET seq = excluded.seq, received_at = excluded.received_at,
        kept_at = excluded.kept_at, headers = excluded.headers, size = excluded.size, copies = copies + 1
      RETURNING seq, copies`,
    args,
  }
}

const COLUMNS = [
  'key',
  'start_id',
  'method',
  'query',
  'content_type',
  'headers',
  'secret_hash',
  'body_hash',
  'body_bytes',
  'size',
  'body',
] as const

function columnsOf(arrival: Arrival): Record<(typeof COLUMNS)[number], InValue> {
  const { startId, method, query, contentType, secretHash, bytes } = arrival
  const headers = JSON.stringify(arrival.headers)
  const bodyHash = createHash('sha256').update(bytes).digest('hex')
  const parts = [startId, method, query, contentType, secretHash, bodyHash]
  const identity = JSON.stringify(arrival.maskedApart === null ? parts : [...parts, arrival.maskedApart])
  return {
    key: createHash('sha256').update(identity).digest('hex'),
    start_id: startId,
    method,
    query,
    content_type: contentType,
    headers,
    secret_hash: secretHash,
    body_hash: bodyHash,
    body_bytes: bytes.byteLength,
    size: bytes.byteLength + Buffer.byteLength(headers) + startId.length + query.length,
    body: bytes,
  }
}

/** Drops the oldest deliveries of an inbox that is over its limits, and remembers up to which number. */
export function trimInbox(inboxId: string, { deliveries, bytes }: InboxLimits): InStatement[] {
  return [
    {
      sql: `
        UPDATE inbox SET dropped_through = MAX(dropped_through, COALESCE((
          SELECT MAX(seq) FROM (
            SELECT seq, ROW_NUMBER() OVER newest AS place, SUM(size) OVER newest AS total
            FROM delivery WHERE inbox_id = :inboxId WINDOW newest AS (ORDER BY seq DESC))
          WHERE place > 1 AND (place > :deliveries OR total > :bytes)), 0))
        WHERE id = :inboxId AND (deliveries > :deliveries OR size > :bytes)`,
      args: { inboxId, deliveries, bytes },
    },
    {
      sql: `DELETE FROM delivery WHERE inbox_id = :inboxId
            AND seq <= (SELECT dropped_through FROM inbox WHERE id = :inboxId)`,
      args: { inboxId },
    },
  ]
}

/**
 * Removes an inbox's deliveries up to a number, itself included, and remembers up to which. A number that was never given out
 * is another inbox's, of before this one began anew: nothing is removed for it.
 * @param through null: all of them
 */
export function clearThrough(inboxId: string, through: number | null): InStatement[] {
  return [
    {
      sql: `UPDATE inbox SET cleared_through = MAX(cleared_through, COALESCE(:through, last_seq))
            WHERE id = :inboxId AND COALESCE(:through, 0) <= last_seq`,
      args: { inboxId, through },
    },
    {
      sql: `DELETE FROM delivery WHERE inbox_id = :inboxId AND seq <= (
              SELECT COALESCE(:through, last_seq) FROM inbox WHERE id = :inboxId AND COALESCE(:through, 0) <= last_seq)`,
      args: { inboxId, through },
    },
  ]
}

/**
 * One consistent look at an inbox within the bounds, in one statement: a row for each delivery, each with the inbox's state
 * beside it; a single row with the state alone (`seq` null) where there is none; no row for an inbox never heard of. A
 * number that was never given out (an inbox made anew) reads from the beginning.
 */
export function readSlice(inboxId: string, after: number, bounds: ReadBounds): InStatement {
  const { deliveries, bytes, bodyBytes } = bounds
  return {
    sql: `
      WITH
        state AS MATERIALIZED (
          SELECT floor, last_seq, dropped_through, cleared_through, CASE WHEN :after > last_seq THEN 0 ELSE :after END AS start
          FROM inbox WHERE id = :inboxId),
        next AS (
          SELECT id, seq, CASE WHEN body_bytes > :bodyBytes THEN 0 ELSE body_bytes END AS cost FROM delivery
          WHERE inbox_id = :inboxId AND seq > (SELECT start FROM state) ORDER BY seq LIMIT :deliveries),
        page AS (SELECT id, SUM(cost) OVER (ORDER BY seq) - cost AS before FROM next)
      SELECT floor, last_seq, dropped_through, cleared_through,
             (SELECT MAX(seq) FROM delivery WHERE inbox_id = :inboxId) AS newest,
             seq, key, start_id, first_received_at, received_at, method, query, content_type, headers, secret_hash, copies,
             body_hash, body_bytes, CASE WHEN body_bytes > :bodyBytes THEN NULL ELSE body END AS body
      FROM state LEFT JOIN (page JOIN delivery USING (id)) ON before < :bytes
      ORDER BY seq`,
    args: { inboxId, after, deliveries, bytes, bodyBytes },
  }
}
