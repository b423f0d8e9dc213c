import type { Row } from '@libsql/client/sqlite3'
import * as z from 'zod/mini'
import type { StoredDelivery } from './inbox-store'

const rowSchema = z.object({
  seq: z.int(),
  key: z.string(),
  start_id: z.string(),
  first_received_at: z.int(),
  received_at: z.int(),
  method: z.string(),
  query: z.string(),
  content_type: z.nullable(z.string()),
  headers: z.string(),
  secret_hash: z.nullable(z.string()),
  copies: z.int(),
  body_hash: z.string(),
  body_bytes: z.int(),
  body: z.nullable(z.instanceof(ArrayBuffer)),
})
const headersSchema = z.array(z.tuple([z.string(), z.string()]))

/** Reads a row of the delivery table. */
export function readDeliveryRow(row: Row): StoredDelivery {
  const stored = rowSchema.parse(row)
  return {
    seq: stored.seq,
    startId: stored.start_id,
    firstReceivedAt: new Date(stored.first_received_at).toISOString(),
    receivedAt: new Date(stored.received_at).toISOString(),
    method: stored.method,
    query: stored.query,
    contentType: stored.content_type,
    headers: headersSchema.parse(JSON.parse(stored.headers)),
    secretHash: stored.secret_hash,
    bodyBytes: stored.body_bytes,
    bodyHash: stored.body_hash,
    copies: stored.copies,
    key: stored.key,
    bytes: stored.body && new Uint8Array(stored.body),
  }
}
