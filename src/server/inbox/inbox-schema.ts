/**
 * The inbox's tables, as migrations: append, never change one.
 *
 * `inbox.floor` is the number an inbox's own begin after: above all numbers of any inbox that was removed, so that an
 * inbox that is removed and made again never gives a number twice. Counts and sizes are kept by triggers; `size`
 * stands before `body`, and in the index, so that adding up never reads a body. Times are milliseconds since 1970.
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
]
