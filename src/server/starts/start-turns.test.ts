import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type ClientRequest, request as httpRequest } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { problemResponse, toProblem } from '../guard/http-problem'
import { type FaultUpstream, startFaultUpstream } from '../testing/fault-upstream'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'
import { sendingOutcome } from './outcome'
import { createStartRoutes } from './start-routes'
import { createStartTurns } from './start-turns'

const MIB = 1024 * 1024
let upstream: FaultUpstream
let deaf: { url: string; sockets: Set<Socket>; server: Server }
let server: TestServer
const dripping = new Set<ClientRequest>()

beforeEach(async () => {
  upstream = await startFaultUpstream()
  deaf = await startDeafPlatform()
  server = await startServer({
    SEEDPAD_API_URL: upstream.url,
    SEEDPAD_APP_URL: deaf.url,
    // Longer than a start waits for its turn: what hangs does not end by itself here.
    SEEDPAD_START_TIMEOUT_MS: '600000',
  })
})
afterEach(async () => {
  upstream.hangUp()
  for (const socket of deaf.sockets) socket.destroy()
  for (const outgoing of dripping) outgoing.destroy()
  dripping.clear()
  await server.stop()
  await upstream.close()
  deaf.server.close()
})

/** A platform that accepts connections and reads nothing that comes on them. */
async function startDeafPlatform() {
  const sockets = new Set<Socket>()
  const listening = createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, sockets, server: listening }
}

const seedOf = (bytes: number) => JSON.stringify({ seed: 'x'.repeat(bytes - 11) })

function put(automation: string, bytes: number, target: 'api' | 'app' = 'api') {
  const request = startRequest(server.journalId, { automation, target, body: seedOf(bytes) })
  return ask(server.url, 'PUT', `/api/starts/${randomUUID()}`, request)
}

/** Begins to send a start of unknown length, or of one that is announced, and stands still after so many bytes. */
function drip(bytes: number, announced?: number): ClientRequest {
  const outgoing = httpRequest(new URL(`/api/starts/${randomUUID()}`, server.url), {
    method: 'PUT',
    agent: false,
    headers: {
      origin: server.url,
      'content-type': 'application/json',
      ...(announced !== undefined && { 'content-length': announced }),
    },
  })
  outgoing.on('error', () => undefined)
  outgoing.write(' '.repeat(bytes))
  dripping.add(outgoing)
  return outgoing
}

/** Two of these are more than is read at once. */
const LARGE = 4.5 * MIB
/** However busy the machine is. */
const PATIENT = { timeout: 60_000 }

test('a platform that takes large starts and never answers keeps no other start waiting', async () => {
  const hanging = [put('never-answers', LARGE), put('never-answers', LARGE)]
  await vi.waitFor(() => expect(upstream.hits).toHaveLength(2), PATIENT)
  for (const bytes of [20_000, MIB])
    expect((await put('accepts', bytes)).json()).toMatchObject({ state: 'started' })
  upstream.hangUp()
  for (const each of hanging) expect((await each).json()).toMatchObject({ state: 'unknown' })
}, 90_000)

test('a platform that takes nothing of large starts keeps no other start waiting', async () => {
  const hanging = [put('any', LARGE, 'app'), put('any', LARGE, 'app')]
  await vi.waitFor(() => expect(deaf.sockets.size).toBe(2), PATIENT)
  for (const bytes of [20_000, MIB])
    expect((await put('accepts', bytes)).json()).toMatchObject({ state: 'started' })
  for (const socket of deaf.sockets) socket.destroy()
  for (const each of hanging) expect((await each).json()).toMatchObject({ state: 'unknown' })
}, 90_000)

test('with as many large texts stuck as there is room for, the next one waits, and starts of middle size do not', async () => {
  const turns = createStartTurns({ leavingBytes: 1_000_000 })
  const began: string[] = []
  const stuck: (() => void)[] = []
  const start = (name: string, characters: number) =>
    turns.take(characters, async (turn) => {
      await turn.grow(characters)
      await turn.understood(characters)
      began.push(name)
      if (characters >= 400_000) await new Promise<void>((resolve) => stuck.push(resolve))
    })
  const large = ['first', 'second', 'third'].map((name) => start(name, 400_000))
  await vi.waitFor(() => expect(began).toEqual(['first', 'second']))
  await start('middle', 200_000)
  expect(began).toEqual(['first', 'second', 'middle'])
  stuck[0]?.()
  await vi.waitFor(() => expect(began).toEqual(['first', 'second', 'middle', 'third']))
  for (const end of stuck) end()
  await Promise.all(large)
})

test('starts of unknown length, and those whose text does not come, count as what was read of them', async () => {
  for (let each = 0; each < 4; each++) drip(1_000)
  for (let each = 0; each < 4; each++) drip(1_000, 6 * MIB)
  await vi.waitFor(() => expect(dripping.size).toBe(8))
  expect((await put('accepts', MIB)).json()).toMatchObject({ state: 'started' })
}, 90_000)

test('where no room is left for a text, a copy of a start under way is told so, and a new one is refused unsent', async () => {
  const underWay = randomUUID()
  const sent: string[] = []
  const service = {
    put: async (startId: string) => {
      sent.push(startId)
      if (sent.length === 1) return new Promise<never>(() => undefined)
      return sendingOutcome(startId, null)
    },
    find: async (startId: string) => (startId === underWay ? sendingOutcome(startId, null) : null),
    withdraw: async () => Promise.reject(new Error('not asked for')),
    stop: async () => undefined,
  }
  const routes = createStartRoutes(service, createStartTurns({ leavingBytes: 300_000, patienceMs: 20 }))
  routes.onError((error) => problemResponse(toProblem(error)))
  const ask = (startId: string) =>
    routes.request(`/${startId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(startRequest('journal', { body: seedOf(300_000) })),
    })
  void ask(underWay)
  await vi.waitFor(() => expect(sent).toEqual([underWay]))
  expect((await ask(randomUUID())).status).toBe(429)
  expect(await (await ask(underWay)).json()).toMatchObject({ state: 'sending' })
  expect(sent).toEqual([underWay, underWay])
})

test('where no room is left to read a message, a copy of a start under way is told so, and a new one is refused unsent', async () => {
  const underWay = randomUUID()
  const service = {
    put: async () => Promise.reject(new Error('not asked for')),
    find: async (startId: string) => (startId === underWay ? sendingOutcome(startId, null) : null),
    withdraw: async () => Promise.reject(new Error('not asked for')),
    stop: async () => undefined,
  }
  const turns = createStartTurns({ patienceMs: 20 })
  void turns.take(null, async (turn) => {
    await turn.grow(8 * MIB)
    await new Promise(() => undefined)
  })
  const routes = createStartRoutes(service, turns)
  routes.onError((error) => problemResponse(toProblem(error)))
  const ask = (startId: string) =>
    routes.request(`/${startId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(startRequest('journal', { body: seedOf(300_000) })),
    })
  expect(await (await ask(underWay)).json()).toMatchObject({ state: 'sending' })
  expect((await ask(randomUUID())).status).toBe(429)
})
