import { createHash, createHmac, randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { DELIVERY_HEADER } from '../../contract/inbox-messages'
import { EVERY_HEADER, maskDelivery } from '../../contract/mask-delivery'
import { startIdSchema } from '../../contract/start-messages'
import { HttpProblem } from '../guard/http-problem'
import { createRateLimit } from '../guard/limit-rate'
import { addressOf, nodeEnv } from '../node-env'
import { StorageError } from '../storage/storage-error'
import { type InboxDeps, noInbox, notStored, readInboxId } from './inbox-deps'
import { hookBodies } from './read-hook-body'

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET']
const MAX_START_ID = 200
/** Tells masked addresses apart while this process lives, and tells nobody what stood in them. */
const APART_KEY = randomBytes(32)

/**
 * Where webhooks arrive: `/{inboxId}/{startId}`, to be mounted at `/hooks`. Any body up to 1 MiB is answered 200 once it is
 * durable, and the answer says nothing more. Any well-formed inbox is taken, opened by a page or not (see
 * docs/decisions/inbox-without-registration.md); every other address gets one constant 404.
 */
export function createHookRoutes(deps: InboxDeps): Hono {
  const { store, perSecond = {}, bodyDeadlineMs = 20_000 } = deps
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
    // Who knows an opened inbox's address is not held back by what others send from the same tunnel.
    if (!(await store.isOpen(inboxId))) await limitAddress.take(addressOf(c))

    const kept = bodies.withBody(c.req, async (bytes) => {
      const typed = await typedNames(startId, deps)
      try {
        await store.append({ inboxId, startId, bytes, ...describe(c, typed) })
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
  if (!METHODS.includes(c.req.method) || isBareGet)
    throw new HttpProblem(405, 'method-not-allowed', 'This address takes webhook deliveries', {
      detail: 'Send them with POST, PUT, PATCH or DELETE, or with GET and a query.',
      allow: METHODS,
    })
}

/** What the operator typed for the run. A journal that can't tell must not let a secret through, nor lose a delivery. */
async function typedNames(startId: string, { headerNamesOf }: InboxDeps): Promise<readonly string[]> {
  const known = startIdSchema.safeParse(startId.toLowerCase())
  if (!known.success || !headerNamesOf) return []
  return headerNamesOf(known.data).catch(() => [EVERY_HEADER])
}

function describe(c: Context, typed: readonly string[]) {
  const secret = c.req.header(DELIVERY_HEADER)
  const query = queryOf(c)
  const rawHeaders = nodeEnv(c).incoming?.rawHeaders ?? [...c.req.raw.headers].flat()
  const masked = maskDelivery(
    { query, contentType: c.req.header('content-type') ?? null, headers: inPairs(rawHeaders) },
    typed,
  )
  return {
    method: c.req.method,
    ...masked,
    maskedApart: masked.query === query ? null : createHmac('sha256', APART_KEY).update(query).digest('hex'),
    secretHash: secret === undefined ? null : createHash('sha256').update(secret).digest('hex'),
  }
}

/** @param rawHeaders names and values in turn, as Node's `rawHeaders` */
function inPairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? ''])
  return pairs
}

function queryOf(c: Context): string {
  return new URL(c.req.url).search
}
