import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createParser } from 'eventsource-parser'
import { Hono } from 'hono'
import { type Delivery, type DeliveryPage, INBOX_KEY_HEADER } from '../../../contract/inbox-messages'
import { type Clock, systemClock } from '../../clock'
import { problemResponse, toProblem } from '../../guard/http-problem'
import { openDatabase } from '../../storage/open-database'
import { createHookRoutes } from '../hook-routes'
import type { InboxDeps } from '../inbox-deps'
import type { InboxLimits } from '../inbox-limits'
import { createInboxRoutes } from '../inbox-routes'
import { INBOX_MIGRATIONS } from '../inbox-schema'
import { sqliteInboxStore } from '../sqlite-inbox-store'

const keys = new Map<string, string>()

/** Makes an inbox as a page does; `keyHeaders` knows its key. */
export function newInboxId(): string {
  const key = randomBytes(32).toString('base64url')
  const id = createHash('sha256').update(key).digest('base64url')
  keys.set(id, key)
  return id
}

/** What the page that made this inbox sends along when it reads. */
export function keyHeaders(inboxId: string): Record<string, string> {
  const key = keys.get(inboxId)
  return key === undefined ? {} : { [INBOX_KEY_HEADER]: key }
}

type Options = Partial<Omit<InboxDeps, 'store' | 'signal'>> & {
  clock?: Clock
  limits?: Partial<InboxLimits>
  folder?: string
}

/** The inbox on a real port with a real database in a folder of its own. */
export async function serveInbox({ clock = systemClock, limits = {}, folder, ...deps }: Options = {}) {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'seedpad-inbox-')))
  const file = join(home, 'inbox.db')
  const client = await openDatabase(file, INBOX_MIGRATIONS)
  const store = sqliteInboxStore(client, file, { clock, limits })
  const stop = new AbortController()
  let base = ''
  const all: InboxDeps = { store, publicUrl: () => base, signal: stop.signal, ...deps }
  const app = new Hono()
    .route('/api/inboxes', createInboxRoutes(all))
    .route('/hooks', createHookRoutes(all))
    .onError((error) => problemResponse(toProblem(error)))
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => {
      base = `http://127.0.0.1:${info.port}`
      resolve(listening)
    })
  })

  async function stopServing(): Promise<void> {
    stop.abort()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await store.close()
  }

  return {
    base,
    store,
    /** The database below, to break it on purpose. */
    client,
    folder: home,
    stopServing,
    async close() {
      await stopServing()
      await rm(home, { recursive: true, force: true })
    },
    post: (
      inboxId: string,
      startId: string,
      body: string | Uint8Array = '{}',
      headers: Record<string, string> = {},
    ) =>
      fetch(`${base}/hooks/${inboxId}/${startId}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: body as BodyInit,
      }),
    async list(inboxId: string, query = ''): Promise<DeliveryPage> {
      const response = await fetch(`${base}/api/inboxes/${inboxId}/deliveries${query}`, {
        headers: keyHeaders(inboxId),
      })
      return response.json()
    },
    follow: (inboxId: string, options: FollowOptions = {}) =>
      followStream(`${base}/api/inboxes/${inboxId}/events`, { headers: keyHeaders(inboxId), ...options }),
    /** Asks as the page does that made the inbox. */
    ask: (inboxId: string, path: string, method = 'GET') =>
      fetch(`${base}/api/inboxes/${inboxId}${path}`, { method, headers: keyHeaders(inboxId) }),
  }
}

type FollowOptions = { query?: string; lastEventId?: string; headers?: Record<string, string> }
export type StreamEvent = { id: string | undefined; event: string; data: unknown }

/** Reads a stream of events. */
export async function followStream(
  url: string,
  { query = '', lastEventId, headers: own }: FollowOptions = {},
) {
  const abort = new AbortController()
  const headers = { ...own, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
  const response = await fetch(`${url}${query}`, { headers, signal: abort.signal })
  const events: StreamEvent[] = []
  const comments: string[] = []
  let changed = () => {}
  const parser = createParser({
    onEvent: ({ id, event = 'message', data }) => events.push({ id, event, data: JSON.parse(data) }),
    onComment: (comment) => comments.push(comment),
  })
  const ended = read()

  async function read(): Promise<void> {
    const decoder = new TextDecoder()
    try {
      for await (const chunk of response.body ?? []) {
        parser.feed(decoder.decode(chunk, { stream: true }))
        changed()
      }
    } catch {
      // Cut off, by the server or by `close`.
    }
  }

  return {
    response,
    events,
    comments,
    ended,
    close: () => abort.abort(),
    /** Resolves once `isEnough` says so. */
    async until(isEnough: () => boolean): Promise<void> {
      while (!isEnough()) {
        await new Promise<void>((resolve) => {
          changed = resolve
        })
      }
    },
    deliveries: () => events.filter(({ event }) => event === 'delivery').map(({ data }) => data as Delivery),
  }
}
