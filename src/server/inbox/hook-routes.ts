import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { DELIVERY_HEADER } from '../../contract/inbox-messages'
import { HttpProblem } from '../guard/http-problem'
import { createRateLimit } from '../guard/limit-rate'
import { StorageError } from '../storage/storage-error'
import { type InboxDeps, noInbox, notStored, readInboxId } from './inbox-deps'
import { maskHeaders, maskQuery } from './mask-headers'
import { nodeEnv } from './node-env'
import { hookBodies } from './read-hook-body'

const METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'])
const MAX_START_ID = 200

/**
 * Where webhooks arrive: `/{inboxId}/{startId}`, to be mounted at `/hooks`. Any body up to 1 MiB is answered 200 once it is
 * durable, and the answer says nothing more. Any well-formed inbox is taken, opened by a page or not (see
 * docs/decisions/inbox-without-registration.md); every other address gets one constant 404.
 */
export function createHookRoutes({ store, perSecond = {}, bodyDeadlineMs = 20_000 }: InboxDeps): Hono {
  const limitInbox = createRateLimit(perSecond.inbox ?? 300)
  const limitAddress = createRateLimit(perSecond.address ?? 300)
  const bodies = hookBodies(bodyDeadlineMs)
  const app = new Hono()

  app.all('/:inboxId/:startId', async (c) => {
    const inboxId = readInboxId(c.req.param('inboxId'))
    const startId = c.req.param('startId')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (startId.length > MAX_START_ID || /[\u0000-\u001f\u007f]/.test(startId)) throw noInbox()
    checkMethod(c)

    await limitInbox.take(inboxId)
    // Who knows an opened inbox's secret is not held back by what others send from the same tunnel.
    if (!(await store.isOpen(inboxId))) await limitAddress.take(addressOf(c))

    const kept = bodies.withBody(c.req, async (bytes) => {
      try {
        await store.append({ inboxId, startId, bytes, ...describe(c) })
      } catch (cause) {
        throw cause instanceof StorageError ? notStored() : cause
      }
    })
    await kept.catch((refusal) => {
      // The rest of a body that nobody waits for must not keep coming.
      const { outgoing } = nodeEnv(c)
      if (outgoing) outgoing.shouldKeepAlive = false
      throw refusal
    })
    return c.json({ status: 'received' })
  })
  app.all('*', () => {
    throw noInbox()
  })
  return app
}

/** A bare GET is somebody following a link (a browser, a chat's preview), not a delivery. */
function checkMethod(c: Context): void {
  const isBareGet = c.req.method === 'GET' && queryOf(c) === '' && c.req.header(DELIVERY_HEADER) === undefined
  if (!METHODS.has(c.req.method) || isBareGet)
    throw new HttpProblem(405, 'method-not-allowed', 'This address takes webhook deliveries', {
      detail: 'Send them with POST, PUT, PATCH or DELETE, or with GET and a query.',
    })
}

function describe(c: Context) {
  const secret = c.req.header(DELIVERY_HEADER)
  const rawHeaders = nodeEnv(c).incoming?.rawHeaders ?? [...c.req.raw.headers].flat()
  return {
    method: c.req.method,
    query: maskQuery(queryOf(c)),
    contentType: c.req.header('content-type') ?? null,
    headers: maskHeaders(rawHeaders),
    secretHash: secret === undefined ? null : createHash('sha256').update(secret).digest('hex'),
  }
}

function queryOf(c: Context): string {
  return new URL(c.req.url).search
}

function addressOf(c: Context): string {
  return nodeEnv(c).incoming?.socket.remoteAddress ?? 'local'
}
