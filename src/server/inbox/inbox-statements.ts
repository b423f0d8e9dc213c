import { createHash } from 'node:crypto'
import type { InStatement } from '@libsql/client/sqlite3'
import type { InboxLimits } from './inbox-limits'
import type { Arrival, ReadBounds } from './inbox-store'

const DAY_MS = 86_400_000

const NEW_INBOX = `
  INSERT INTO inbox (id, opened, floor, last_seq, dropped_through, active_at)
  VALUES (:id, :opened, (SELECT last_seq FROM removed), (SELECT last_seq FROM removed) + :step,
          (SELECT last_seq FROM removed), :now)`

/** Makes the inbox where it is new, and takes its next number. */
export function takeNumber(inboxId: string, now: number): InStatement {
  return {
    sql: `${NEW_INBOX} ON CONFLICT (id) DO UPDATE SET last_seq = last_seq + 1, active_at = excluded.active_at`,
    args: { id: inboxId, opened: 0, step: 1, now },
  }
}

/** Makes the inbox where it is new, and marks it as opened by a page. */
export function markOpened(inboxId: string, now: number): InStatement {
  return {
    sql: `${NEW_INBOX} ON CONFLICT (id) DO UPDATE SET opened = 1, active_at = excluded.active_at`,
    args: { id: inboxId, opened: 1, step: 0, now },
  }
}

/**
 * Keeps a delivery under the number just taken. One that came before (same key) moves to that number, counts one copy
 * more and takes over the new headers; its body is not written again.
 */
export function keepDelivery(arrival: Arrival, now: number): InStatement {
  const { inboxId, startId, method, query, contentType, secretHash, bytes } = arrival
  const headers = JSON.stringify(arrival.headers)
  const bodyHash = createHash('sha256').update(bytes).digest('hex')
  return {
    sql: `
      INSERT INTO delivery (inbox_id, seq, key, start_id, first_received_at, received_at, method, query, content_type,
                            headers, secret_hash, body_hash, body_bytes, size, body)
      VALUES (:inboxId, (SELECT last_seq FROM inbox WHERE id = :inboxId), :key, :startId, :now, :now, :method, :query,
              :contentType, :headers, :secretHash, :bodyHash, :bodyBytes, :size, :bytes)
      ON CONFLICT (inbox_id, key) DO UPDATE SET seq = excluded.seq, received_at = excluded.received_at,
        headers = excluded.headers, size = excluded.size, copies = copies + 1
      RETURNING seq, copies`,
    args: {
      ...{ inboxId, startId, now, method, query, contentType, headers, secretHash, bodyHash, bytes },
      key: createHash('sha256')
        .update(JSON.stringify([startId, method, query, contentType, secretHash, bodyHash]))
        .digest('hex'),
      bodyBytes: bytes.byteLength,
      size: bytes.byteLength + Buffer.byteLength(headers) + startId.length + query.length,
    },
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

/** Removes whole inboxes that no page has opened, the longest unused first, until they fit. The newest one stays. */
export function dropUnopened({ unopenedInboxes, unopenedBytes }: InboxLimits): InStatement {
  return {
    sql: `
      DELETE FROM inbox WHERE id IN (
        SELECT id FROM (
          SELECT id, ROW_NUMBER() OVER newest AS place, SUM(size) OVER newest AS total
          FROM inbox WHERE opened = 0 WINDOW newest AS (ORDER BY active_at DESC, id))
        WHERE place > 1 AND (place > :unopenedInboxes OR total > :unopenedBytes))`,
    args: { unopenedInboxes, unopenedBytes },
  }
}

/** Drops what is too old: deliveries, then inboxes that are empty and unused for as long. */
export function dropExpired({ days }: InboxLimits, now: number): InStatement[] {
  const before = now - days * DAY_MS
  return [
    {
      sql: `
        UPDATE inbox SET dropped_through = MAX(dropped_through,
          (SELECT MAX(seq) FROM delivery WHERE inbox_id = inbox.id AND received_at < :before))
        WHERE id IN (SELECT inbox_id FROM delivery WHERE received_at < :before)`,
      args: { before },
    },
    {
      sql: `DELETE FROM delivery WHERE id IN (
              SELECT delivery.id FROM delivery JOIN inbox ON inbox.id = delivery.inbox_id
              WHERE delivery.seq <= inbox.dropped_through)`,
      args: {},
    },
    { sql: 'DELETE FROM inbox WHERE deliveries = 0 AND active_at < :before', args: { before } },
  ]
}

// Numbers that were never given out (an inbox made anew): read from the beginning.
const START = `CASE WHEN :after > COALESCE((SELECT last_seq FROM inbox WHERE id = :inboxId), 0) THEN 0 ELSE :after END`

/** One consistent look at an inbox: its state, its deliveries within the bounds, its newest number. */
export function readSlice(inboxId: string, after: number, bounds: ReadBounds): InStatement[] {
  const { deliveries, bytes, bodyBytes } = bounds
  return [
    { sql: 'SELECT floor, last_seq, dropped_through FROM inbox WHERE id = :inboxId', args: { inboxId } },
    {
      sql: `
        WITH next AS (
          SELECT seq, CASE WHEN body_bytes > :bodyBytes THEN 0 ELSE body_bytes END AS cost FROM delivery
          WHERE inbox_id = :inboxId AND seq > ${START} ORDER BY seq LIMIT :deliveries),
        page AS (SELECT seq, SUM(cost) OVER (ORDER BY seq) - cost AS before FROM next)
        SELECT seq, key, start_id, first_received_at, received_at, method, query, content_type, headers, secret_hash,
               copies, body_hash, body_bytes, CASE WHEN body_bytes > :bodyBytes THEN NULL ELSE body END AS body
        FROM delivery
        WHERE inbox_id = :inboxId AND seq > ${START} AND seq <= (SELECT MAX(seq) FROM page WHERE before < :bytes)
        ORDER BY seq`,
      args: { inboxId, after, deliveries, bytes, bodyBytes },
    },
    { sql: 'SELECT MAX(seq) AS newest FROM delivery WHERE inbox_id = :inboxId', args: { inboxId } },
  ]
}
