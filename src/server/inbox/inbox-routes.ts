import { setMaxListeners } from 'node:events'
import { type Context, Hono } from 'hono'
import { HttpProblem } from '../guard/http-problem'
import { nodeEnv } from '../node-env'
import { StorageError } from '../storage/storage-error'
import { checkKey } from './check-key'
import { countStreams } from './count-streams'
import { eventStream } from './event-stream'
import { type InboxDeps, notStored } from './inbox-deps'
import { followInbox } from './inbox-events'
import { createSendSlice } from './send-slice'
import { testInbox } from './test-inbox'
import { createUndoBrotli } from './undo-brotli'
import { createUntaken } from './untaken'

const PAGE = { deliveries: 100, most: 500 }
/** Half of the sockets that the server takes: pages, starts and deliveries always find one. */
const MAX_STREAMS = 2_048
/** One browser reads with one stream, whatever number of tabs it has; the others are programs. */
const MAX_STREAMS_OF_ONE = 32
/** As many bytes of events may lie with streams whose readers have not taken them. */
const UNTAKEN_EVENTS = 8 * 1024 * 1024

/** How the page reads its inbox by its key, to be mounted at `/api/inboxes`, behind the guards of `/api`. */
export function createInboxRoutes({ store, publicUrl, stream = {}, signal }: InboxDeps): Hono {
  const { heartbeatMs = 15_000, stallMs = 30_000 } = stream
  const untaken = createUntaken(UNTAKEN_EVENTS)
  const sending = createSendSlice(store)
  // One listener for each stream is no leak.
  if (signal) setMaxListeners(0, signal)
  const streams = countStreams(MAX_STREAMS, MAX_STREAMS_OF_ONE)
  const app = new Hono()

  const undo = createUndoBrotli()
  app.post('/decoded', (c) => undo(c.req))

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
    streams.check(inboxId)
    await store.open(inboxId)
    const body = eventStream({
      stallMs,
      signal,
      untaken,
      follow() {
        streams.begin(inboxId)
        return followInbox(store, inboxId, after, heartbeatMs)
      },
      onEnd: () => streams.end(inboxId),
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
