import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { configSchema } from '../contract/config-message'
import { buildServer, type ServerProcess, spawnServer } from './testing/built-server'
import { startConnectProxy } from './testing/connect-proxy'
import { startFaultUpstream } from './testing/fault-upstream'
import { SEED, seededRandom } from './testing/seeded-random'
import { ask, startRequest } from './testing/start-server'
import { PLATFORM_CERTIFICATE, PLATFORM_KEY, TEST_CERTIFICATE, TEST_KEY } from './testing/tls-fixture'

let built: Awaited<ReturnType<typeof buildServer>>
beforeAll(async () => {
  built = await buildServer()
}, 60_000)
afterAll(() => built.remove())

/** A data directory, a platform, and servers between them. */
async function createWorld() {
  const folder = await mkdtemp(join(tmpdir(), 'seedpad-main-'))
  const upstream = await startFaultUpstream()
  const processes: ServerProcess[] = []
  return {
    folder,
    upstream,
    spawn(environment: Record<string, string> = {}): ServerProcess {
      const server = spawnServer(built.file, {
        SEEDPAD_DATA_DIR: folder,
        SEEDPAD_API_URL: upstream.url,
        ...environment,
      })
      processes.push(server)
      return server
    },
    async end() {
      for (const { child, exited } of processes) {
        child.kill('SIGKILL')
        await exited
      }
      await upstream.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type World = Awaited<ReturnType<typeof createWorld>>

/** A test in a world of its own, so that they can wait for their processes side by side. */
const inWorld = (act: (world: World) => Promise<void>) => async () => {
  const world = await createWorld()
  try {
    await act(world)
  } finally {
    await world.end()
  }
}

async function journalIdOf(url: string): Promise<string> {
  return configSchema.parse((await ask(url, 'GET', '/api/config')).json()).journalId
}

/** As a page asks that was loaded in the life of the server which it names. */
async function withdraw(url: string, startId: string, journalId: string): Promise<unknown> {
  return (await ask(url, 'POST', `/api/starts/${startId}/withdraw`, { journalId })).json()
}

async function put(url: string, startId: string, changes: Parameters<typeof startRequest>[1] = {}) {
  const journalId = changes.journalId ?? (await journalIdOf(url))
  return ask(url, 'PUT', `/api/starts/${startId}`, startRequest(journalId, changes))
}

describe('a server that can not start says why in one line and ends with 1', () => {
  const says = async ({ spawn }: World, environment: Record<string, string>, words: RegExp) => {
    const server = spawn(environment)
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(server.stderr()).toMatch(words)
    expect(server.stderr().trim().split('\n')).toHaveLength(1)
    expect(server.stdout()).toBe('')
  }

  test.concurrent(
    'a wrong value',
    inWorld((world) => says(world, { PORT: 'abc' }, /^Seedpad can’t start: PORT must be .*"abc"\.\n$/)),
  )

  test.concurrent(
    'a proxy that it can’t use',
    inWorld((world) => {
      const socks = {
        SEEDPAD_API_URL: 'https://platform.example',
        ALL_PROXY: 'socks5://canary:pass@proxy.example',
      }
      return says(world, socks, /^Seedpad can’t start: ALL_PROXY names a SOCKS proxy(?!.*canary).*NO_PROXY/)
    }),
  )

  test.concurrent(
    'a host that others can reach, without a token',
    inWorld((world) => says(world, { HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0 .*SEEDPAD_ACCESS_TOKEN/)),
  )

  test.concurrent(
    'a port in use',
    inWorld(async (world) => {
      const other = createServer()
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const { port } = other.address() as AddressInfo
      await says(world, { PORT: String(port) }, new RegExp(`port ${port} is in use`))
      await says(world, { SEEDPAD_HOOKS_PORT: String(port) }, /in use.*SEEDPAD_HOOKS_PORT/)
      other.close()
    }),
  )

  test.concurrent(
    'a data directory that can not be written',
    inWorld(async (world) => {
      await writeFile(join(world.folder, 'file'), '')
      await says(
        world,
        { SEEDPAD_DATA_DIR: join(world.folder, 'file') },
        /can’t be written.*SEEDPAD_DATA_DIR/,
      )
      await says(
        world,
        { SEEDPAD_DATA_DIR: join(world.folder, 'file', 'below') },
        /can’t be written.*SEEDPAD_DATA_DIR/,
      )
    }),
  )

  test.concurrent(
    'a damaged journal',
    inWorld(async (world) => {
      await writeFile(
        join(world.folder, 'starts.db'),
        'no database, but long enough to look like one. '.repeat(200),
      )
      await says(world, {}, /starts\.db is damaged/)
    }),
  )

  test.concurrent(
    'a data directory that another server uses',
    inWorld(async (world) => {
      await world.spawn().ready
      await says(world, {}, /in use by another Seedpad/)
    }),
  )
})

test.concurrent(
  'it prints its real address, and the second listener serves webhooks only',
  inWorld(async ({ spawn, upstream }) => {
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
  }),
)

test.concurrent(
  'the simulator is a target like the others, and can be switched off',
  inWorld(async ({ folder, spawn }) => {
    const url = await spawn().ready
    expect((await put(url, randomUUID(), { target: 'simulator' })).json()).toMatchObject({ state: 'started' })

    const other = await spawn({ SEEDPAD_SIMULATOR: 'off', SEEDPAD_DATA_DIR: join(folder, 'other') }).ready
    const config = configSchema.parse((await ask(other, 'GET', '/api/config')).json())
    expect(config.targets.map(({ id }) => id)).toEqual(['api', 'app'])
    expect((await ask(other, 'POST', '/simulator/api/sdk/verify-token')).status).toBe(404)
  }),
)

describe('kill -9', () => {
  test.concurrent(
    'while a start is under way leaves it unknown, and it is never sent again',
    inWorld(async ({ spawn, upstream }) => {
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
    }),
  )

  test.concurrent(
    'leaves a journal that says not sent of what never arrived; an older copy of it says unknown',
    inWorld(async ({ folder, spawn, upstream }) => {
      const [copied, sent, neverArrived] = [randomUUID(), randomUUID(), randomUUID()]
      const data = join(folder, 'data')
      const first = spawn({ SEEDPAD_DATA_DIR: data })
      const url = await first.ready
      const journalId = await journalIdOf(url)
      await put(url, copied)
      await cp(data, join(folder, 'copy'), { recursive: true })
      expect((await put(url, sent)).json()).toMatchObject({ state: 'started' })
      first.child.kill('SIGKILL')
      await first.exited

      const second = spawn({ SEEDPAD_DATA_DIR: data })
      const again = await second.ready
      const started = { state: 'started' }
      const notSent = { state: 'not-sent', reason: 'never-reached-server' }
      expect(await withdraw(again, sent, journalId)).toMatchObject(started)
      expect(await withdraw(again, neverArrived, journalId)).toMatchObject(notSent)
      second.child.kill('SIGKILL')
      await second.exited

      await rm(data, { recursive: true })
      await cp(join(folder, 'copy'), data, { recursive: true })
      const restored = await spawn({ SEEDPAD_DATA_DIR: data }).ready
      const unprovable = { state: 'unknown', reason: 'journal-changed' }
      expect(await withdraw(restored, copied, journalId)).toMatchObject(started)
      for (const startId of [sent, neverArrived]) {
        expect(await withdraw(restored, startId, journalId)).toMatchObject(unprovable)
        expect((await put(restored, startId, { journalId })).json()).toMatchObject(unprovable)
      }
      expect(upstream.hits).toHaveLength(2)
    }),
  )

  test.concurrent(
    'and an older copy in its place: what was sent after the copy is unknown, and is never sent again',
    inWorld(async ({ folder, spawn, upstream }) => {
      const sent = randomUUID()
      const data = join(folder, 'data')
      const first = spawn({ SEEDPAD_DATA_DIR: data })
      const url = await first.ready
      const journalId = await journalIdOf(url)
      await cp(data, join(folder, 'copy'), { recursive: true })
      await put(url, sent)
      first.child.kill('SIGKILL')
      await first.exited
      await rm(data, { recursive: true })
      await cp(join(folder, 'copy'), data, { recursive: true })

      const restored = await spawn({ SEEDPAD_DATA_DIR: data }).ready
      const unprovable = { state: 'unknown', reason: 'journal-changed' }
      expect(await withdraw(restored, sent, journalId)).toMatchObject(unprovable)
      expect((await put(restored, sent, { journalId })).json()).toMatchObject(unprovable)
      expect(upstream.hits).toHaveLength(1)
    }),
  )

  test.concurrent(
    'at any moment of many starts: no id reaches the platform twice, and no outcome that was told is forgotten',
    inWorld(async ({ spawn, upstream }) => {
      const random = seededRandom()
      const told = new Map<string, string>()
      const ids = Array.from({ length: 60 }, () => randomUUID())
      let answers = 0
      for (let life = 0; life < 4; life++) {
        const server = spawn()
        const url = await server.ready
        const journalId = await journalIdOf(url)
        const before = upstream.hits.length + answers
        const sending = ids.map(async (startId) => {
          const body = JSON.stringify({ seed: { startId } })
          const changes = { journalId, body, automation: 'accepts-slowly' }
          const answer = await put(url, startId, changes).catch(() => null)
          if (answer?.status === 200) {
            answers += 1
            expect(answer.text, `of seed ${SEED}`).toBe(told.get(startId) ?? answer.text)
            told.set(startId, answer.text)
          }
        })
        // Each life gets further than the one before: from the first requests upstream to the last answers.
        const moment = Math.ceil(20 * (life + random()))
        const passed = () => upstream.hits.length + answers - before
        let isOver = false
        const over = Promise.all(sending).finally(() => {
          isOver = true
        })
        await vi.waitFor(() => expect(isOver || passed() >= moment).toBe(true), { interval: 1 })
        server.child.kill('SIGKILL')
        await server.exited
        await over
      }
      const bodies = upstream.hits.map(({ body }) => body)
      expect(new Set(bodies).size, `of seed ${SEED}`).toBe(bodies.length)
      expect(bodies.length).toBeGreaterThan(0)
      expect(told.size).toBeGreaterThan(0)

      const url = await spawn().ready
      const checks = ids.map(async (startId) => {
        const known = await ask(url, 'GET', `/api/starts/${startId}`)
        const wasSent = bodies.includes(JSON.stringify({ seed: { startId } }))
        if (wasSent)
          expect(known.json(), `of seed ${SEED}`).toMatchObject({
            state: expect.stringMatching(/^(?:started|unknown)$/),
          })
        if (told.has(startId)) expect(known.text, `of seed ${SEED}`).toBe(told.get(startId))
      })
      await Promise.all(checks)
    }),
  )
})

/** A process's clock that stands still, and goes on by the pause that makes a second signal mean “now” when it is told to. */
const STOPPED_CLOCK = `data:text/javascript,${encodeURIComponent(`
  let now = Date.now()
  Date.now = () => now
  process.on('SIGUSR2', () => {
    now += 501
    process.stdout.write('half a second later')
  })
`)}`

describe('a signal to stop', () => {
  test.concurrent(
    'lets the start under way end, answers it, journals it, and ends with 0',
    inWorld(async ({ spawn, upstream }) => {
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
    }),
  )

  test.concurrent(
    'twice at once is one, twice with a pause means now',
    inWorld(async ({ spawn, upstream }) => {
      const server = spawn({ NODE_OPTIONS: `--import ${STOPPED_CLOCK}` })
      const url = await server.ready
      const sending = put(url, randomUUID(), { automation: 'never-answers' }).catch(() => 'cut')
      await vi.waitFor(() => expect(upstream.hits).toHaveLength(1))
      server.child.kill('SIGINT')
      server.child.kill('SIGINT')
      await vi.waitFor(() => expect(ask(url, 'GET', '/healthz')).rejects.toThrow(/ECONNREFUSED/))
      server.child.kill('SIGUSR2')
      await vi.waitFor(() => expect(server.stdout()).toContain('half a second later'))
      expect(server.child.exitCode).toBeNull()
      server.child.kill('SIGINT')
      expect(await server.exited).toEqual({ code: 130, signal: null })
      expect(await sending).toBe('cut')
    }),
  )
})

test.concurrent(
  'over TLS a start goes to a trusted host, and not one byte of it to another',
  inWorld(async ({ folder, spawn }) => {
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
  }),
)

test.concurrent(
  'a proxy leads to the live targets, and to nothing else; it gets its own credentials, and no other',
  inWorld(async ({ folder, spawn }) => {
    let hits = 0
    const platform = createHttpsServer(
      { cert: PLATFORM_CERTIFICATE, key: PLATFORM_KEY },
      (incoming, outgoing) => {
        hits += 1
        incoming.resume()
        outgoing.writeHead(200, { 'content-type': 'application/json' })
        outgoing.end('{"execution_id":"exec_proxied","username":"ada"}')
      },
    )
    await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve))
    const leadsTo = (platform.address() as AddressInfo).port
    const plain = await startConnectProxy(null, { leadsTo })
    const encrypted = await startConnectProxy(null, {
      leadsTo,
      make: (serve) => createTlsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, serve),
    })
    const certificates = join(folder, 'ca.pem')
    await writeFile(certificates, `${TEST_CERTIFICATE}${PLATFORM_CERTIFICATE}`)
    const target = { SEEDPAD_API_URL: 'https://platform.example', NODE_EXTRA_CA_CERTS: certificates }
    const proxied = { state: 'started', executionId: 'exec_proxied' }

    const server = spawn({ ...target, HTTPS_PROXY: `http://user:canary%40pass@127.0.0.1:${plain.port}` })
    const url = await server.ready
    expect((await put(url, randomUUID())).json()).toMatchObject(proxied)
    const credentials = { authorization: 'Token abc', apiKey: 'key' }
    const check = await ask(url, 'POST', '/api/credentials/check', { target: 'api', ...credentials })
    expect(check.json()).toMatchObject({ state: 'valid', username: 'ada' })
    expect(plain.asked).toHaveLength(2)
    for (const head of plain.asked) {
      expect(head).toMatch(/^CONNECT platform\.example:443 HTTP/)
      expect(head).toContain(`Basic ${Buffer.from('user:canary@pass').toString('base64')}`)
    }
    expect(plain.received()).not.toContain('key-0123456789abcdef')
    expect((await put(url, randomUUID(), { target: 'simulator' })).status).toBe(200)
    expect([plain.asked.length, hits]).toEqual([2, 2])
    expect(server.stdout()).toContain(`Live targets through the proxy 127.0.0.1:${plain.port}\n`)
    expect(server.stdout() + server.stderr()).not.toMatch(/canary|user:/)

    const over = {
      SEEDPAD_DATA_DIR: join(folder, 'over'),
      HTTPS_PROXY: `https://localhost:${encrypted.port}`,
    }
    expect((await put(await spawn({ ...target, ...over }).ready, randomUUID())).json()).toMatchObject(proxied)
    expect(encrypted.asked).toHaveLength(1)

    const wary = spawn({
      SEEDPAD_API_URL: target.SEEDPAD_API_URL,
      SEEDPAD_DATA_DIR: join(folder, 'wary'),
      https_proxy: `127.0.0.1:${plain.port}`,
    })
    expect((await put(await wary.ready, randomUUID())).json()).toMatchObject({ reason: 'tls-failed' })
    expect(wary.stdout()).toMatch(
      /"reason":"tls-failed","code":"(?:DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO[A-Z_]+)"/,
    )
    expect(hits).toBe(3)
    platform.close()
    await Promise.all([plain.close(), encrypted.close()])
  }),
)
