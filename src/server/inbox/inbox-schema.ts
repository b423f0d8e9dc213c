import { OWN_TIME_TABLE } from '../storage/own-time'

const ORDINARY_TYPES = `('application/json', 'application/json; charset=utf-8', 'application/json;charset=utf-8',
  'application/octet-stream', 'application/x-www-form-urlencoded', 'application/xml', 'text/csv', 'text/html', 'text/plain',
  'text/plain; charset=utf-8', 'text/plain;charset=utf-8', 'text/xml')`

/**
 * The inbox's tables, as migrations: append, never change one.
 *
 * `inbox.floor` is the number an inbox's own begin after: above all numbers of any inbox that was removed, so that an
 * inbox that is removed and made again never gives a number twice. Counts and sizes are kept by triggers; `size`
 * stands before `body`, and in the index, so that adding up never reads a body. `first_received_at` and `received_at` are
 * milliseconds since 1970; `active_at` and `kept_at` are the store's own time (`own-time.ts`), by which things grow old.
 */
export const INBOX_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE inbox (
    id TEXT PRIMARY KEY,
    opened INTEGER NOT NULL DEFAULT 0,
    floor INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    dropped_through INTEGER NOT NULL,
    deliveries INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL DEFAULT 0,
    active_at INTEGER NOT NULL
  );
  CREATE INDEX inbox_unopened ON inbox (active_at) WHERE opened = 0;

  CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    inbox_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    key TEXT NOT NULL,
    start_id TEXT NOT NULL,
    first_received_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    method TEXT NOT NULL,
    query TEXT NOT NULL,
    content_type TEXT,
    headers TEXT NOT NULL,
    secret_hash TEXT,
    copies INTEGER NOT NULL DEFAULT 1,
    body_hash TEXT NOT NULL,
    body_bytes INTEGER NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (inbox_id, key)
  );
  CREATE UNIQUE INDEX delivery_order ON delivery (inbox_id, seq, body_bytes, size);
  CREATE INDEX delivery_age ON delivery (received_at);

  CREATE TABLE removed (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), last_seq INTEGER NOT NULL);
  INSERT INTO removed VALUES (1, 0);

  CREATE TRIGGER delivery_added AFTER INSERT ON delivery BEGIN
    UPDATE inbox SET deliveries = deliveries + 1, size = size + NEW.size WHERE id = NEW.inbox_id;
  END;
  CREATE TRIGGER delivery_removed AFTER DELETE ON delivery BEGIN
    UPDATE inbox SET deliveries = deliveries - 1, size = size - OLD.size WHERE id = OLD.inbox_id;
  END;
  CREATE TRIGGER delivery_resized AFTER UPDATE OF size ON delivery BEGIN
    UPDATE inbox SET size = size - OLD.size + NEW.size WHERE id = NEW.inbox_id;
  END;
  CREATE TRIGGER inbox_removed AFTER DELETE ON inbox BEGIN
    UPDATE removed SET last_seq = MAX(last_seq, OLD.last_seq);
    DELETE FROM delivery WHERE inbox_id = OLD.id;
  END;
  `,
  // Inboxes of before the read key go on without one. Whatever is kept is young again, as clocks of before may have lied;
  // which inbox was used longest ago stays true. Values of before are masked by a list that is even shorter than the one in
  // `mask-delivery.ts`, as nobody knows what the operator typed. `chore`: the file shall not hold what was masked either.
  `
  ALTER TABLE inbox ADD COLUMN keyless INTEGER NOT NULL DEFAULT 0;
  UPDATE inbox SET keyless = 1;

  ${OWN_TIME_TABLE}
  UPDATE inbox SET active_at = -ranked.place
    FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY active_at DESC, id) AS place FROM inbox) AS ranked
    WHERE inbox.id = ranked.id;
  DROP INDEX delivery_age;
  ALTER TABLE delivery ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX delivery_age ON delivery (kept_at, inbox_id, seq);

  UPDATE delivery SET
    query = CASE WHEN query = '' THEN '' ELSE '?••••' END,
    content_type = CASE
      WHEN content_type IS NULL OR lower(content_type) IN ${ORDINARY_TYPES} THEN content_type ELSE '••••' END,
    headers = (
      SELECT json_group_array(json_array(name, CASE
        WHEN lower(name) IN ('connection', 'content-length', 'host', 'transfer-encoding')
          OR lower(name) = 'content-type' AND lower(value) IN ${ORDINARY_TYPES}
        THEN value ELSE '••••' END))
      FROM (SELECT json_extract(value, '$[0]') AS name, json_extract(value, '$[1]') AS value
            FROM json_each(delivery.headers) ORDER BY key));

  CREATE TABLE chore (name TEXT PRIMARY KEY);
  INSERT INTO chore VALUES ('vacuum');
  `,
  // Up to which number the reader's own side has cleared: another reader that was behind is told of it.
  'ALTER TABLE inbox ADD COLUMN cleared_through INTEGER NOT NULL DEFAULT 0',
]
