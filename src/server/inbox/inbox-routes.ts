import { type Context, Hono } from 'hono'
import type { DeliveryPage } from '../../contract/inbox-messages'
import { LIMITS } from '../../contract/limits'
import { HttpProblem } from '../guard/http-problem'
import { StorageError } from '../storage/storage-error'
import { deliveryMessage } from './delivery-message'
import { eventStream } from './event-stream'
import { type InboxDeps, notStored, readInboxId } from './inbox-deps'
import { followInbox } from './inbox-events'
import { nodeEnv } from './node-env'
import { testInbox } from './test-inbox'

const PAGE = { deliveries: 100, most: 500, bytes: 4 * 1024 * 1024 }
const MAX_STREAMS = 4_096

/** How the page reads its inbox, to be mounted at `/api/inboxes`, behind the guards of `/api`. */
export function createInboxRoutes({ store, publicUrl, stream = {}, signal }: InboxDeps): Hono {
  const { heartbeatMs = 15_000, stallMs = 30_000 } = stream
  let streams = 0
  const app = new Hono()

  app.get('/:inboxId/deliveries', async (c) => {
    const inboxId = readInboxId(c.req.param('inboxId'))
    const after = readNumber(c.req.query('after'), 'after') ?? 0
    const limit = Math.min(PAGE.most, readNumber(c.req.query('limit'), 'limit') || PAGE.deliveries)
    await store.open(inboxId)
    const bounds = { deliveries: limit, bytes: PAGE.bytes, bodyBytes: LIMITS.deliveryBytes }
    const { deliveries, droppedThrough, reset, more } = await store.read(inboxId, after, bounds)
    const page: DeliveryPage = {
      deliveries: deliveries.map(deliveryMessage),
      gap: reset || droppedThrough > after,
      next: more ? (deliveries.at(-1)?.seq ?? null) : null,
      writable: store.writable(),
    }
    return c.json(page, 200, { 'Cache-Control': 'no-store' })
  })

  app.get('/:inboxId/deliveries/:seq/body', async (c) => {
    const inboxId = readInboxId(c.req.param('inboxId'))
    const seq = readNumber(c.req.param('seq'), 'seq') ?? 0
    const bytes = await store.readBody(inboxId, seq)
    if (bytes === null)
      throw new HttpProblem(404, 'no-delivery', 'There is no such delivery', {
        detail: 'It was cleared, or dropped by the inbox’s limits.',
      })
    // Whatever a stranger sent must never be rendered from this origin.
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="delivery-${seq}.bin"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
  })

  app.delete('/:inboxId/deliveries', async (c) => {
    const inboxId = readInboxId(c.req.param('inboxId'))
    const through = readNumber(c.req.query('through'), 'through')
    try {
      await store.clear(inboxId, through)
    } catch (cause) {
      throw cause instanceof StorageError ? notStored() : cause
    }
    return c.body(null, 204)
  })

  app.get('/:inboxId/events', async (c) => {
    const inboxId = readInboxId(c.req.param('inboxId'))
    const after = readNumber(c.req.header('last-event-id') ?? c.req.query('after'), 'after') ?? 0
    if (streams >= MAX_STREAMS)
      throw new HttpProblem(503, 'too-many-streams', 'Too many event streams are open', {
        detail: 'Close pages that are not needed. Deliveries are kept meanwhile.',
        retryAfter: 10,
      })
    await store.open(inboxId)
    const body = eventStream({
      stallMs,
      signal,
      follow() {
        streams += 1
        return followInbox(store, inboxId, after, heartbeatMs)
      },
      onEnd() {
        streams -= 1
      },
      onStall: () => nodeEnv(c).outgoing?.destroy(),
    })
    return c.body(body, 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      // Asks nginx and its kin not to hold events back.
      'X-Accel-Buffering': 'no',
    })
  })

  app.post('/:inboxId/test', async (c: Context) => {
    const inboxId = readInboxId(c.req.param('inboxId'))
    await store.open(inboxId)
    return c.json(await testInbox(store, publicUrl(), inboxId))
  })
  return app
}

/** @throws {HttpProblem} 400 where the text is there but no number of a delivery */
function readNumber(text: string | undefined, field: string): number | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,15}$/.test(text))
    throw new HttpProblem(400, 'not-a-number', 'A number was expected', {
      detail: `${field} takes the number of a delivery, in digits.`,
      field,
    })
  return Number(text)
}
