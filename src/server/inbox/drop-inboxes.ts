import type { InStatement } from '@libsql/client/sqlite3'
import { OWN_NOW } from '../storage/own-time'
import type { InboxLimits } from './inbox-limits'

const DAY_MS = 86_400_000
/** Once there is too much, a little more goes, so that not every next one has to make room anew. */
const DOWN_TO = 0.95

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

/** What all inboxes come to: `inboxes`, `bytes`. */
export const COUNT_ALL = 'SELECT COUNT(*) AS inboxes, COALESCE(SUM(size), 0) AS bytes FROM inbox'

/**
 * Removes whole inboxes, opened or not, until all fit. Returns their ids.
 * @param inUse those that go last, the last one first: the very first never goes. The others go by when they were used.
 */
export function dropLongestUnused(
  { inboxes, totalBytes }: InboxLimits,
  inUse: readonly string[],
): InStatement {
  return {
    sql: `
      WITH used AS MATERIALIZED (SELECT value AS id, key AS place FROM json_each(:inUse))
      DELETE FROM inbox WHERE id IN (
        SELECT id FROM (
          SELECT inbox.id, ROW_NUMBER() OVER newest AS place, SUM(inbox.size) OVER newest AS total
          FROM inbox LEFT JOIN used ON used.id = inbox.id
          WINDOW newest AS (ORDER BY used.place IS NULL, used.place, inbox.active_at DESC, inbox.id))
        WHERE place > 1 AND (place > :inboxes OR total > :totalBytes))
      RETURNING id`,
    args: {
      inUse: JSON.stringify(inUse),
      inboxes: Math.ceil(inboxes * DOWN_TO),
      totalBytes: Math.ceil(totalBytes * DOWN_TO),
    },
  }
}

/**
 * Drops what is too old: deliveries, then inboxes that are empty and unused for as long.
 * @param followed inboxes that somebody follows: they are in use
 */
export function dropExpired({ days }: InboxLimits, followed: readonly string[]): InStatement[] {
  const age = days * DAY_MS
  return [
    {
      sql: `UPDATE inbox SET active_at = ${OWN_NOW} WHERE id IN (SELECT value FROM json_each(:followed))`,
      args: { followed: JSON.stringify(followed) },
    },
    {
      sql: `
        UPDATE inbox SET dropped_through = MAX(dropped_through, old.seq)
        FROM (SELECT inbox_id, MAX(seq) AS seq FROM delivery WHERE kept_at < ${OWN_NOW} - :age GROUP BY inbox_id) AS old
        WHERE inbox.id = old.inbox_id`,
      args: { age },
    },
    {
      sql: `DELETE FROM delivery WHERE id IN (
              SELECT delivery.id FROM delivery JOIN inbox ON inbox.id = delivery.inbox_id
              WHERE delivery.seq <= inbox.dropped_through)`,
      args: {},
    },
    { sql: `DELETE FROM inbox WHERE deliveries = 0 AND active_at < ${OWN_NOW} - :age`, args: { age } },
  ]
}
