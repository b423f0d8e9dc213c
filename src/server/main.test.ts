import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { configSchema } from '../contract/config-message'
import { buildServer, type ServerProcess, spawnServer } from './testing/built-server'
import { type FaultUpstream, startFaultUpstream } from './testing/fault-upstream'
import { ask, startRequest } from './testing/start-server'
import { TEST_CERTIFICATE, TEST_KEY } from './testing/tls-fixture'

let built: Awaited<ReturnType<typeof buildServer>>
beforeAll(async () => {
  built = await buildServer()
}, 60_000)
afterAll(() => built.remove())

let folder = ''
let upstream: FaultUpstream
const processes: ServerProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-main-'))
  upstream = await startFaultUpstream()
})
afterEach(async () => {
  for (const { child, exited } of processes.splice(0)) {
    child.kill('SIGKILL')
    await exited
  }
  await upstream.close()
  await rm(folder, { recursive: true, force: true })
})

function spawn(environment: Record<string, string> = {}): ServerProcess {
  const server = spawnServer(built.file, {
    SEEDPAD_DATA_DIR: folder,
    SEEDPAD_API_URL: upstream.url,
    ...environment,
  })
  processes.push(server)
  return server
}

async function journalIdOf(url: string): Promise<string> {
  return configSchema.parse((await ask(url, 'GET', '/api/config')).json()).journalId
}

async function put(url: string, startId: string, changes: Parameters<typeof startRequest>[1] = {}) {
  return ask(url, 'PUT', `/api/starts/${startId}`, startRequest(await journalIdOf(url), changes))
}

describe('a server that can not start says why in one line and ends with 1', () => {
  const says = async (environment: Record<string, string>, words: RegExp) => {
    const server = spawn(environment)
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(server.stderr()).toMatch(words)
    expect(server.stderr().trim().split('\n')).toHaveLength(1)
    expect(server.stdout()).toBe('')
  }

  test('a wrong value', () => says({ PORT: 'abc' }, /^Seedpad can’t start: PORT must be .*"abc"\.\n$/))

  test('a host that others can reach, without a token', () =>
    says({ HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0 .*SEEDPAD_ACCESS_TOKEN/))

  test('a port in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    await says({ PORT: String(port) }, new RegExp(`port ${port} is in use`))
    await says({ SEEDPAD_HOOKS_PORT: String(port) }, /in use.*SEEDPAD_HOOKS_PORT/)
    other.close()
  })

  test('a data directory that can not be written', async () => {
    await writeFile(join(folder, 'file'), '')
    await says({ SEEDPAD_DATA_DIR: join(folder, 'file') }, /can’t be written.*SEEDPAD_DATA_DIR/)
    await says({ SEEDPAD_DATA_DIR: join(folder, 'file', 'below') }, /can’t be written.*SEEDPAD_DATA_DIR/)
  })

  test('a damaged journal', async () => {
    await writeFile(join(folder, 'starts.db'), 'no database, but long enough to look like one. '.repeat(200))
    await says({}, /starts\.db is damaged/)
  })

  test('a data directory that another server uses', async () => {
    await spawn().ready
    await says({}, /in use by another Seedpad/)
  })
})

test('it prints its real address, and the second listener serves webhooks only', async () => {
  const server = spawn({ SEEDPAD_HOOKS_PORT: '0' })
  const url = await server.ready
  expect((await ask(url, 'GET', '/healthz')).status).toBe(200)
  await vi.waitFor(() => expect(server.stdout()).toMatch(/Webhooks only at/))
  const hooksUrl = /only at (http:\/\/[^/]+)/.exec(server.stdout())?.[1] ?? ''
  expect((await ask(hooksUrl, 'POST', `/hooks/${'a'.repeat(43)}/x`, '{}')).status).toBe(200)
  expect((await ask(hooksUrl, 'GET', '/api/config')).status).toBe(404)
  const config = configSchema.parse((await ask(url, 'GET', '/api/config')).json())
  expect(
    config.targets.map(({ id, label, baseUrl, dialect, simulated }) => [
      id,
      label,
      baseUrl,
      dialect,
      simulated,
    ]),
  ).toEqual([
    ['simulator', 'Simulator', `${url}/simulator`, 'nested', true],
    ['api', 'api-mwm', upstream.url, 'nested', false],
    ['app', 'mwm', 'https://mwm.datallog.com', 'flat', false],
  ])
  expect(config.inbox.publicUrl).toBe(url)
})

test('the simulator is a target like the others, and can be switched off', async () => {
  const url = await spawn().ready
  expect((await put(url, randomUUID(), { target: 'simulator' })).json()).toMatchObject({ state: 'started' })

  const other = await spawn({ SEEDPAD_SIMULATOR: 'off', SEEDPAD_DATA_DIR: join(folder, 'other') }).ready
  const config = configSchema.parse((await ask(other, 'GET', '/api/config')).json())
  expect(config.targets.map(({ id }) => id)).toEqual(['api', 'app'])
  expect((await ask(other, 'POST', '/simulator/api/sdk/verify-token')).status).toBe(404)
})

describe('kill -9', () => {
  test('while a start is under way leaves it unknown, and it is never sent again', async () => {
    const startId = randomUUID()
    const first = spawn()
    const url = await first.ready
    const sending = put(url, startId, { automation: 'never-answers' }).catch(() => 'cut')
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
    first.child.kill('SIGKILL')
    expect(await sending).toBe('cut')

    const again = await spawn().ready
    const outcome = await ask(again, 'GET', `/api/starts/${startId}`)
    expect(outcome.json()).toMatchObject({ state: 'unknown', reason: 'server-crashed' })
    expect((await put(again, startId, { automation: 'never-answers' })).text).toBe(outcome.text)
    expect(upstream.hits).toHaveLength(1)
  })

  test('at any moment of many starts: no id reaches the platform twice, and no outcome that was told is forgotten', async () => {
    const told = new Map<string, string>()
    const ids = Array.from({ length: 60 }, () => randomUUID())
    for (let life = 0; life < 4; life++) {
      const server = spawn()
      const url = await server.ready
      const sending = ids.map(async (startId) => {
        const body = JSON.stringify({ seed: { startId } })
        const answer = await put(url, startId, { body, automation: 'accepts-slowly' }).catch(() => null)
        if (answer?.status === 200) {
          const before = told.get(startId)
          if (before !== undefined) expect(answer.text).toBe(before)
          told.set(startId, answer.text)
        }
      })
      await new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 250))
      server.child.kill('SIGKILL')
      await server.exited
      await Promise.all(sending)
    }
    const bodies = upstream.hits.map(({ body }) => body)
    expect(new Set(bodies).size).toBe(bodies.length)

    const url = await spawn().ready
    for (const startId of ids) {
      const known = await ask(url, 'GET', `/api/starts/${startId}`)
      const wasSent = bodies.includes(JSON.stringify({ seed: { startId } }))
      if (wasSent)
        expect(known.json()).toMatchObject({ state: expect.stringMatching(/^(?:started|unknown)$/) })
      if (told.has(startId)) expect(known.text).toBe(told.get(startId))
    }
  })
})

describe('a signal to stop', () => {
  test('lets the start under way end, answers it, journals it, and ends with 0', async () => {
    const startId = randomUUID()
    const server = spawn()
    const url = await server.ready
    const sending = put(url, startId, { automation: 'accepts-slowly' })
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
    server.child.kill('SIGTERM')
    expect((await sending).json()).toMatchObject({ state: 'started' })
    expect(await server.exited).toEqual({ code: 0, signal: null })
    const again = await spawn().ready
    expect((await ask(again, 'GET', `/api/starts/${startId}`)).json()).toMatchObject({ state: 'started' })
  })

  test('twice at once is one, twice with a pause means now', async () => {
    const server = spawn()
    const url = await server.ready
    const sending = put(url, randomUUID(), { automation: 'never-answers' }).catch(() => 'cut')
    await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
    server.child.kill('SIGINT')
    server.child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(server.child.exitCode).toBeNull()
    server.child.kill('SIGINT')
    expect(await server.exited).toEqual({ code: 130, signal: null })
    expect(await sending).toBe('cut')
  })
})

test('over TLS a start goes to a trusted host, and not one byte of it to another', async () => {
  let hits = 0
  const live = createHttpsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (incoming, outgoing) => {
    hits += 1
    incoming.resume()
    outgoing.writeHead(202, { 'content-type': 'application/json' }).end('{"execution_id":"exec_tls"}')
  })
  await new Promise<void>((resolve) => live.listen(0, '127.0.0.1', resolve))
  const target = `https://localhost:${(live.address() as AddressInfo).port}`
  const certificate = join(folder, 'ca.pem')
  await writeFile(certificate, TEST_CERTIFICATE)

  const trusting = await spawn({ SEEDPAD_API_URL: target, NODE_EXTRA_CA_CERTS: certificate }).ready
  expect((await put(trusting, randomUUID())).json()).toMatchObject({
    state: 'started',
    executionId: 'exec_tls',
  })
  expect(hits).toBe(1)

  const wary = await spawn({ SEEDPAD_API_URL: target, SEEDPAD_DATA_DIR: join(folder, 'wary') }).ready
  expect((await put(wary, randomUUID())).json()).toMatchObject({ state: 'not-sent', reason: 'tls-failed' })
  expect(hits).toBe(1)
  live.close()
})
