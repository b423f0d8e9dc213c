import * as z from 'zod/mini'

/** An inbox's address part and its only protection: at least 128 random bits, base64url, made by the page. */
export const inboxIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,86}$/))

/** Carries the run's own secret; without it a delivery is kept but marked unverified. */
export const DELIVERY_HEADER = 'X-Seedpad-Delivery'

/** One webhook delivery as the server keeps it. */
export const deliverySchema = z.object({
  /** Grows by one per inbox; also the event id of the stream. */
  seq: z.int(),
  /** Last path segment of the hook's address: a run's startId, or anything for an orphan. */
  startId: z.string(),
  /** ISO 8601, UTC. */
  receivedAt: z.string(),
  method: z.string(),
  contentType: z.nullable(z.string()),
  /** In the order of arrival; values of secret headers are masked before they are stored. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** SHA-256 (hex) of the `X-Seedpad-Delivery` value, or null; the value itself is never stored. */
  secretHash: z.nullable(z.string()),
  /** The exact bytes: as text where they are valid UTF-8, else base64. */
  body: z.object({ encoding: z.enum(['utf8', 'base64']), text: z.string() }),
  bodyBytes: z.int(),
  /** SHA-256 (hex) of the exact bytes. */
  bodyHash: z.string(),
  /** How many times the same body came for the same run; the first one counts as 1. */
  copies: z.int(),
})
export type Delivery = z.infer<typeof deliverySchema>

/** `GET /api/inboxes/{inboxId}/deliveries?after=`: oldest first. */
export const deliveryPageSchema = z.object({
  deliveries: z.array(deliverySchema),
  /** True where deliveries after the asked-for number were dropped by the inbox's limits. */
  gap: z.boolean(),
  /** Ask again with this `after`; `null`: nothing more for now. */
  next: z.nullable(z.int()),
})
export type DeliveryPage = z.infer<typeof deliveryPageSchema>
