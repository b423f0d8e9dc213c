import type { Server, ServerOptions } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpServer, listen } from './http-server'
import { composeForTest, type TestComposition } from './testing/start-server'

let composed: TestComposition
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
  composed = await composeForTest({}, { port })
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await composed.stop()
})

/** Sends bytes as they are and gives everything that comes until the server closes. */
function send(text: string, to = port): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(to, '127.0.0.1', () =>
      socket.write(text.replaceAll('HOST', `127.0.0.1:${port}`), 'latin1'),
    )
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

  test('a request that dawdles is cut off without the 408 that makes browsers send again', async () => {
    const headers = await send('GET /healthz HTTP/1.1\r\nHost: HOST\r\nX-Slow: ', hurriedPort)
    expect(status(headers)).toBe(400)
    const body = await send(
      'PUT /api/starts/3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11 HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"journalId"',
      hurriedPort,
    )
    expect([0, 400]).toContain(status(body))
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
