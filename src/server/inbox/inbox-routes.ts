import { type Context, Hono } from 'hono'
import { HttpProblem } from '../guard/http-problem'
import { nodeEnv } from '../node-env'
import { StorageError } from '../storage/storage-error'
import { checkKey } from './check-key'
import { eventStream } from './event-stream'
import { type InboxDeps, notStored } from './inbox-deps'
import { followInbox } from './inbox-events'
import { createSendSlice } from './send-slice'
import { testInbox } from './test-inbox'
import { createUntaken } from './untaken'

const PAGE = { deliveries: 100, most: 500 }
const MAX_STREAMS = 4_096
/** As many bytes of events may lie with streams whose readers have not taken them. */
const UNTAKEN_EVENTS = 8 * 1024 * 1024

/** How the page reads its inbox by its key, to be mounted at `/api/inboxes`, behind the guards of `/api`. */
export function createInboxRoutes({ store, publicUrl, stream = {}, signal }: InboxDeps): Hono {
  const { heartbeatMs = 15_000, stallMs = 30_000 } = stream
  const untaken = createUntaken(UNTAKEN_EVENTS)
  const sending = createSendSlice(store)
  let streams = 0
  const app = new Hono()

  app.get('/:inboxId/deliveries', async (c) => {
    const inboxId = await checkKey(c, store)
    const after = readNumber(c.req.query('after'), 'after') ?? 0
    const limit = Math.min(PAGE.most, readNumber(c.req.query('limit'), 'limit') || PAGE.deliveries)
    await store.open(inboxId)
    return sending.page(inboxId, after, limit)
  })

  app.get('/:inboxId/deliveries/:seq/body', async (c) => {
    const inboxId = await checkKey(c, store)
    const seq = readNumber(c.req.param('seq'), 'seq') ?? 0
    return sending.body(inboxId, seq)
  })

  app.delete('/:inboxId/deliveries', async (c) => {
    const inboxId = await checkKey(c, store)
    const through = readNumber(c.req.query('through'), 'through')
    try {
      await store.clear(inboxId, through)
    } catch (cause) {
      throw cause instanceof StorageError ? notStored() : cause
    }
    return c.body(null, 204)
  })

  app.get('/:inboxId/events', async (c) => {
    const inboxId = await checkKey(c, store)
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
      untaken,
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
    const inboxId = await checkKey(c, store)
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
