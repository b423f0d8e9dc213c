import * as z from 'zod/mini'

/**
 * What an inbox's addresses are known by: base64url of the SHA-256 of its read key. Whoever has it can write into the inbox,
 * and not read it. (Ids of before the read key are random themselves; see docs/decisions/inbox-read-key.md.)
 */
export const inboxIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,86}$/))

/** Carries the read key on every route that reads an inbox. */
export const INBOX_KEY_HEADER = 'X-Seedpad-Inbox-Key'

/** An inbox's read key: 32 random bytes as base64url, made by the page and shown to its own server only. */
export const inboxKeySchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43,128}$/))

/** Carries the run's own secret; without it a delivery is kept but marked unverified. */
export const DELIVERY_HEADER = 'X-Seedpad-Delivery'

/** Stands in place of a header value that was not kept. */
export const MASKED_VALUE = '••••'

/** One webhook delivery as the server keeps it. */
export const deliverySchema = z.object({
  /** Grows with every arrival in the inbox, never used twice; also the event id of the stream. */
  seq: z.int(),
  /** Last path segment of the hook's address: a run's startId, or anything for an orphan. */
  startId: z.string(),
  /** When the first copy came; with `copies` 1 the same as `receivedAt`. ISO 8601, UTC. */
  firstReceivedAt: z.string(),
  /** When the newest copy came. ISO 8601, UTC. */
  receivedAt: z.string(),
  method: z.string(),
  /** The address's query with its `?`, or empty; masked as the headers are. */
  query: z.string(),
  contentType: z.nullable(z.string()),
  /** In the order of arrival; before they are stored all values are masked that may be secrets (`mask-delivery.ts`). */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** SHA-256 (hex) of the `X-Seedpad-Delivery` value, or null; the value itself is never stored. */
  secretHash: z.nullable(z.string()),
  /**
   * The exact bytes: as text where they are valid UTF-8, else base64. `null` only in stream events whose body is over
   * 64 KiB: fetch it from `GET /api/inboxes/{inboxId}/deliveries/{seq}/body` (raw bytes).
   */
  body: z.nullable(z.object({ encoding: z.enum(['utf8', 'base64']), text: z.string() })),
  bodyBytes: z.int(),
  /** SHA-256 (hex) of the exact bytes. */
  bodyHash: z.string(),
  /** How many times the same delivery came; the first one counts as 1. */
  copies: z.int(),
  /**
   * What makes two deliveries the same: a hash of run, body, method, query, content type and secret. A repeated delivery
   * comes again under a new `seq` and replaces the entry of the same key.
   */
  key: z.string(),
})
export type Delivery = z.infer<typeof deliverySchema>

/** `GET /api/inboxes/{inboxId}/deliveries?after=&limit=`: oldest first, bodies included. */
export const deliveryPageSchema = z.object({
  deliveries: z.array(deliverySchema),
  /** True where deliveries after the asked-for number were dropped by the inbox's limits, or the numbers began anew. */
  gap: z.boolean(),
  /** Ask again with this `after`; `null`: nothing more for now. */
  next: z.nullable(z.int()),
  /** False while the server can't store deliveries (disk full or read-only) and refuses them with 503. */
  writable: z.boolean(),
})
export type DeliveryPage = z.infer<typeof deliveryPageSchema>

/**
 * Events of `GET /api/inboxes/{inboxId}/events`. `delivery`: data is a `Delivery`. `gap`: deliveries up to
 * `droppedThrough` were dropped unseen (`reset` true: the inbox's numbers began anew, forget the old ones).
 * `storage`: the server became unable, or able again, to store.
 */
export const gapEventSchema = z.object({ droppedThrough: z.int(), reset: z.boolean() })
export type GapEvent = z.infer<typeof gapEventSchema>
export const storageEventSchema = z.object({ writable: z.boolean() })
export type StorageEvent = z.infer<typeof storageEventSchema>

/** `POST /api/inboxes/{inboxId}/test`: what a delivery sent through the public URL came to. */
export const inboxTestSchema = z.object({
  /** True only where the delivery went out through the public URL and arrived in this very inbox. */
  ok: z.boolean(),
  /** The address used, without the inbox's secret part. */
  via: z.string(),
  /** HTTP status of the answer; `null`: none came. */
  status: z.nullable(z.int()),
  durationMs: z.number(),
  error: z.nullable(
    z.enum([
      'dns-failed',
      'connection-refused',
      'connection-reset',
      'tls-failed',
      'timeout',
      'redirect',
      'refused',
      'not-this-server',
      'failed',
    ]),
  ),
})
export type InboxTest = z.infer<typeof inboxTestSchema>

/** As many bytes are made of a delivery's body when its codings (`Content-Encoding`) are undone; a small body may hold gigabytes. */
export const MOST_DECODED_BYTES = 8 * 1024 * 1024

/**
 * Body of `POST /api/inboxes/decoded`, for browsers that can't undo Brotli themselves: coded bytes as base64. The answer is the
 * decoded bytes; the header says how far it came: `whole`, `bound` (there is more), `broken` (damaged, or it breaks off).
 */
export const undoRequestSchema = z.object({
  coding: z.literal('br'),
  body: z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
})
export const DECODED_END_HEADER = 'X-Seedpad-Decoded'
