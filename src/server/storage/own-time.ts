import type { InStatement } from '@libsql/client/sqlite3'
import type { Clock } from '../clock'

const DAY_MS = 86_400_000

/** The table that it lives in; part of a store's migrations. */
export const OWN_TIME_TABLE = `
  CREATE TABLE own_time (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), now INTEGER NOT NULL, wall INTEGER);
  INSERT INTO own_time VALUES (1, 0, NULL);`

/** What the store's own time says, in a statement of a transaction that has advanced it. */
export const OWN_NOW = '(SELECT now FROM own_time)'

/** The time by which what a store keeps grows old. */
export type OwnTime = {
  /** Brings it forward; the first statement of a transaction that writes. */
  advance(): InStatement
  /** The transaction is through. */
  advanced(): void
}

/**
 * A time of the store's own, in milliseconds, that follows the clock on the wall but never runs ahead: between two looks it
 * moves on by no more than really went by, and from one run of the server to the next by a day at most. So a clock that
 * jumps by a year, and back, makes nothing old. It moves a little with every look, so that later is always more.
 * @param elapsed milliseconds since any fixed moment, by a clock that nobody can set
 */
export function createOwnTime(clock: Clock, elapsed: () => number): OwnTime {
  let since = elapsed() - DAY_MS
  let looked = since
  return {
    advance() {
      looked = elapsed()
      return {
        sql: `UPDATE own_time SET now = now + MAX(1, MIN(COALESCE(:wall - wall, 0), :most)), wall = :wall`,
        args: { wall: clock.now(), most: Math.ceil(looked - since) },
      }
    },
    advanced() {
      since = looked
    },
  }
}
