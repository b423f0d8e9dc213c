import { randomUUID } from 'node:crypto'
import type { Server, ServerOptions } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configSchema } from '../contract/config-message'
import { createHttpServer, listen } from './http-server'
import { type FaultUpstream, startFaultUpstream } from './testing/fault-upstream'
import { ask, composeForTest, startRequest, type TestComposition } from './testing/start-server'

let composed: TestComposition
let upstream: FaultUpstream
let journalId = ''
let servers: Server[] = []
let port = 0
/** Where a request may take less than a second. Only there: a busy machine takes that for one that does not dawdle. */
let hurriedPort = 0
beforeAll(async () => {
  const serve = (changes: ServerOptions = {}) =>
    createHttpServer((request, env) => composed.app.fetch(request, env), changes)
  const patient = serve()
  const hurried = serve({ headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 })
  servers = [patient, hurried]
  port = await listen(patient, '127.0.0.1', 0)
  hurriedPort = await listen(hurried, '127.0.0.1', 0)
  upstream = await startFaultUpstream()
  composed = await composeForTest({ SEEDPAD_API_URL: upstream.url }, { port })
  journalId = configSchema.parse(
    (await ask(`http://127.0.0.1:${port}`, 'GET', '/api/config')).json(),
  ).journalId
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await upstream.close()
  await composed.stop()
})

/**
 * Sends bytes as they are and gives everything that comes until the server closes.
 * @param after what else is to be done on the same connection
 */
function send(
  text: string,
  to = port,
  after: (write: (more: string) => void) => Promise<void> = async () => undefined,
): Promise<string> {
  return new Promise((resolve) => {
    const write = (part: string) => socket.write(part.replaceAll('HOST', `127.0.0.1:${port}`), 'latin1')
    const socket = connect(to, '127.0.0.1', () => {
      write(text)
      void after(write)
    })
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })
}

const status = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

describe('bytes that a browser would not send', () => {
  test.each([
    [
      'two Host headers',
      'GET /healthz HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    ],
    ['the same Host twice', 'GET /healthz HTTP/1.1\r\nHost: HOST\r\nhost: HOST\r\nConnection: close\r\n\r\n'],
    ['no Host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['no Host in HTTP/1.0', 'GET /healthz HTTP/1.0\r\n\r\n'],
    ['an absolute target', 'GET http://HOST/healthz HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    [
      'an absolute target of another host',
      'GET http://evil.example/healthz HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
    ],
    ['a target without a slash', 'GET healthz HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    ['a backslash in the path', 'GET /\\evil.example HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    ['an empty Host', 'GET /healthz HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'],
    ['a Host of two words', 'GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
    ['a bad header line', 'GET / HTTP/1.1\r\nHost: HOST\r\nno colon here\r\n\r\n'],
    [
      'length and chunked at once',
      'POST /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'an expectation that nobody meets',
      'GET /healthz HTTP/1.1\r\nHost: HOST\r\nExpect: foo\r\nConnection: close\r\n\r\n',
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: HOST\r\nX-Big: ${'x'.repeat(40_000)}`],
    ['a request line without end', `GET /${'x'.repeat(40_000)}`],
  ])('%s: 400 with the headers of every answer, and the server lives on', async (_, text) => {
    const answer = await send(text)
    expect(status(answer)).toBe(400)
    const [head = ''] = answer.toLowerCase().split('\r\n\r\n')
    for (const line of [
      /^content-security-policy: default-src 'none'/m,
      /^x-content-type-options: nosniff/m,
      /^cache-control: no-store/m,
    ])
      expect(head).toMatch(line)
    expect(status(await send('GET /healthz HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'))).toBe(200)
  })

  test('a client that leaves in the middle of its request disturbs nobody', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `PUT /api/starts/3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"jou`,
          () => {
            socket.resetAndDestroy()
            resolve()
          },
        )
      })
    })
    expect(status(await send('GET /healthz HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'))).toBe(200)
  })
})

/** A start's whole request, as a browser sends it. */
function startText(startId: string, automation: string): string {
  const body = JSON.stringify(startRequest(journalId, { automation }))
  return `PUT /api/starts/${startId} HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

const GET = 'GET /healthz HTTP/1.1\r\nHost: HOST\r\n\r\n'

describe('a connection that breaks, or on which nothing comes, is closed without a word, which nobody could take for an answer to something else:', () => {
  test.each([
    ['nothing at all', ''],
    ['a line break only', '\r\n'],
    ['a head that does not go on', 'GET /healthz HTTP/1.1\r\nHost: HOST\r\nX-Slow: '],
    [
      'a body that does not go on',
      `PUT /api/starts/${randomUUID()} HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"journalId"`,
    ],
    [
      'a body of which a piece has no length',
      `PUT /api/starts/${randomUUID()} HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n{"journalId"`,
    ],
  ])('%s', async (_, text) => {
    expect(await send(text, hurriedPort)).toBe('')
  })

  test.each([
    ['no HTTP', '\x16\x03\x01\x02\x00'],
    ['an unknown method', 'NONSENSE / HTTP/1.1\r\nHost: HOST\r\n\r\n'],
    ['a head that is too long', `GET / HTTP/1.1\r\nHost: HOST\r\nX-Big: ${'x'.repeat(40_000)}`],
  ])('%s behind a start that is under way; the start goes on', async (_, garbage) => {
    const startId = randomUUID()
    const sentBefore = upstream.hits.length
    const answer = send(startText(startId, 'never-answers'), port, async (write) => {
      await expect.poll(() => upstream.hits.length).toBe(sentBefore + 1)
      write(garbage)
    })
    expect(await answer).toBe('')
    const told = await ask(`http://127.0.0.1:${port}`, 'GET', `/api/starts/${startId}`)
    expect(told.json()).toMatchObject({ startId, state: 'sending' })
  })

  test('garbage behind an answer', async () => {
    const answers = await send(`${GET}\x00\x01\x02 garbage\r\n\r\n`)
    expect(answers.match(/HTTP\/1\.1 \d+/g) ?? []).not.toContain('HTTP/1.1 400')
  })

  test('a client that has said all, and waits with its sending side closed', async () => {
    const startId = randomUUID()
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.end(startText(startId, 'never-answers').replaceAll('HOST', `127.0.0.1:${port}`))
    await new Promise((resolve) => socket.once('close', resolve).once('end', resolve))
    socket.destroy()
    expect(answer).toBe('')
  })
})
