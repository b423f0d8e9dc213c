import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FaultUpstream, startFaultUpstream } from '../testing/fault-upstream'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'

let folder = ''
let data = ''
let upstream: FaultUpstream
let server: TestServer
const serve = () => startServer({ SEEDPAD_API_URL: upstream.url, SEEDPAD_DATA_DIR: data })
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-restored-'))
  data = join(folder, 'data')
  upstream = await startFaultUpstream()
  server = await serve()
})
afterEach(async () => {
  await server.stop()
  await upstream.close()
  await rm(folder, { recursive: true, force: true })
})

/** A start as the page has it in its history: it names the server's life for good. */
const made = (automation = 'accepts') => ({
  startId: randomUUID(),
  request: startRequest(server.journalId, { automation }),
})
type Made = ReturnType<typeof made>

const put = ({ startId, request }: Made) => ask(server.url, 'PUT', `/api/starts/${startId}`, request)
const withdraw = ({ startId, request: { journalId } }: Made) =>
  ask(server.url, 'POST', `/api/starts/${startId}/withdraw`, { journalId })
const get = ({ startId }: Made) => ask(server.url, 'GET', `/api/starts/${startId}`)

async function restart(): Promise<void> {
  await server.stop()
  server = await serve()
}

/** At one moment: what a stopped server closes, it closes a little later. */
const takeCopy = () => cpSync(data, join(folder, 'copy'), { recursive: true })
async function restartOnCopy(): Promise<void> {
  await server.stop()
  await rm(data, { recursive: true })
  await cp(join(folder, 'copy'), data, { recursive: true })
  server = await serve()
}

const UNPROVABLE = { state: 'unknown', reason: 'journal-changed', sentAt: null }

describe('a data directory of yesterday, copied with the server stopped', () => {
  test('sends nothing of today again, and does not call it not sent', async () => {
    const yesterday = made()
    const told = await put(yesterday)
    await server.stop()
    takeCopy()
    server = await serve()
    const [today, neverArrived] = [made(), made()]
    expect((await put(today)).json()).toMatchObject({ state: 'started' })
    await restartOnCopy()

    for (const start of [today, neverArrived]) {
      expect((await withdraw(start)).json()).toMatchObject(UNPROVABLE)
      expect((await put(start)).json()).toMatchObject(UNPROVABLE)
      expect((await get(start)).status).toBe(404)
    }
    expect((await put(yesterday)).text).toBe(told.text)
    expect((await withdraw(yesterday)).text).toBe(told.text)
    expect(upstream.hits).toHaveLength(2)
  })

  test('still proves of the time before it what was never sent', async () => {
    const start = made()
    await server.stop()
    takeCopy()
    server = await serve()
    await restartOnCopy()
    expect((await withdraw(start)).json()).toMatchObject({
      state: 'not-sent',
      reason: 'never-reached-server',
    })
  })

  test('starts what is made from now on', async () => {
    takeCopy()
    await restartOnCopy()
    expect((await put(made())).json()).toMatchObject({ state: 'started' })
  })
})

test('a data directory that was copied while the server was at work sends nothing again, and calls nothing not sent', async () => {
  const [settled, underWay, later, neverArrived] = [made(), made('accepts-slowly'), made(), made()]
  const told = await put(settled)
  const sending = put(underWay)
  await vi.waitFor(() => expect(upstream.hits).toHaveLength(2))
  takeCopy()
  expect((await sending).json()).toMatchObject({ state: 'started' })
  expect((await put(later)).json()).toMatchObject({ state: 'started' })
  await restartOnCopy()

  expect((await put(settled)).text).toBe(told.text)
  for (const ask of [put, withdraw])
    expect((await ask(underWay)).json()).toMatchObject({ state: 'unknown', reason: 'server-crashed' })
  for (const start of [later, neverArrived])
    for (const ask of [put, withdraw]) expect((await ask(start)).json()).toMatchObject(UNPROVABLE)
  expect(upstream.hits).toHaveLength(3)
})

describe('a data directory that is taken away under the running server', () => {
  const aside = () => join(folder, 'aside')
  const faultsInLog = () => server.log().match(/"kind":"moved"/g) ?? []

  async function expectUnavailable(): Promise<void> {
    const start = made()
    for (const ask of [put, get, withdraw, put]) {
      const refused = await ask(start)
      expect(refused.status).toBe(503)
      expect(refused.json()).toMatchObject({ type: '/problems/journal-unavailable' })
    }
    expect((await ask(server.url, 'GET', '/healthz')).status).toBe(200)
  }

  test('takes no start and proves nothing; what is known is told, and the fault is logged once', async () => {
    const [settled, underWay] = [made(), made('accepts-slowly')]
    const told = await put(settled)
    const sending = put(underWay)
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(2))
    await rename(data, aside())
    await expectUnavailable()
    expect((await put(settled)).text).toBe(told.text)
    expect((await sending).json()).toMatchObject({ state: 'started' })
    expect((await get(underWay)).json()).toMatchObject({ state: 'started' })
    expect(faultsInLog()).toHaveLength(1)
    expect(upstream.hits).toHaveLength(2)
  })

  test('does so too where another one is put in its place, and starts again where its own is back', async () => {
    const before = made()
    takeCopy()
    await put(before)
    await rename(data, aside())
    await cp(join(folder, 'copy'), data, { recursive: true })
    await expectUnavailable()
    await rm(data, { recursive: true })
    await rename(aside(), data)
    expect((await put(made())).json()).toMatchObject({ state: 'started' })
    expect((await put(before)).json()).toMatchObject({ state: 'started' })
    expect(upstream.hits).toHaveLength(2)
  })

  test('leaves the next server one that knows its limits', async () => {
    takeCopy()
    const start = made()
    await put(start)
    await rename(data, aside())
    await restartOnCopyInPlace()
    for (const ask of [put, withdraw]) expect((await ask(start)).json()).toMatchObject(UNPROVABLE)
    expect(upstream.hits).toHaveLength(1)
  })

  async function restartOnCopyInPlace(): Promise<void> {
    await cp(join(folder, 'copy'), data, { recursive: true })
    await restart()
  }
})

describe('a page of before a restart', () => {
  test('is told what was sent, and that what never arrived is not sent', async () => {
    const [sent, neverArrived] = [made(), made()]
    const told = await put(sent)
    await restart()
    for (const ask of [put, withdraw, get]) expect((await ask(sent)).text).toBe(told.text)
    const notSent = await withdraw(neverArrived)
    expect(notSent.json()).toMatchObject({ state: 'not-sent', reason: 'never-reached-server' })
    expect((await put(neverArrived)).json()).toEqual(notSent.json())
    expect(upstream.hits).toHaveLength(1)
  })

  test('sends nothing more: a copy of the directory from the time between could not know of it', async () => {
    const start = made()
    await restart()
    const refused = { state: 'not-sent', reason: 'server-stopping', sentAt: null }
    expect((await put(start)).json()).toMatchObject(refused)
    expect((await get(start)).json()).toMatchObject(refused)
    // The page does not do that, and could not get it sent.
    const renamed = { ...start, request: { ...start.request, journalId: server.journalId } }
    expect((await put(renamed)).json()).toMatchObject(refused)
    expect(upstream.connections()).toBe(0)
  })

  test('is refused another request under an id that was sent', async () => {
    const sent = made()
    await put(sent)
    await restart()
    const other = { ...sent, request: { ...sent.request, body: '{"a":1}' } }
    expect((await put(other)).status).toBe(409)
  })
})
