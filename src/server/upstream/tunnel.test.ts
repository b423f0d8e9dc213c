import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { Secret } from '../../contract/secret'
import { type ConnectProxy, startConnectProxy } from '../testing/connect-proxy'
import { startFaultUpstream } from '../testing/fault-upstream'
import { callUpstream } from './call-upstream'
import type { NotSentError } from './open-socket'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function proxy(...answer: Parameters<typeof startConnectProxy>): Promise<ConnectProxy> {
  const started = await startConnectProxy(...answer)
  closing.push(started.close)
  return started
}

const failures: NotSentError[] = []
const call = (url: string, port: number, { deadlineMs = 3_000, credentials = 'canary-proxy-pass' } = {}) =>
  callUpstream({
    url: new URL(url),
    authorization: 'Token canary-token',
    apiKey: 'canary-key',
    body: '{"canary":"body"}',
    deadlineMs,
    answerBytes: 1_000,
    userAgent: 'test',
    proxy: { url: new URL(`http://127.0.0.1:${port}`), authorization: new Secret(credentials) },
    onNotSent: (failure) => failures.push(failure),
  })

test('a target over plain http is called through a tunnel too, by its name, and answers for itself', async () => {
  const platform = await startFaultUpstream()
  closing.push(platform.close)
  const { port, asked } = await proxy()
  const target = `localhost:${new URL(platform.url).port}`
  expect(await call(`http://${target}/api/accepts`, port)).toMatchObject({
    kind: 'answered',
    answer: { status: 200 },
  })
  expect(asked).toEqual([
    `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\nProxy-Connection: Keep-Alive\r\nProxy-Authorization: canary-proxy-pass\r\n\r\n`,
  ])
  expect(platform.hits).toMatchObject([{ method: 'POST', path: '/api/accepts', body: '{"canary":"body"}' }])
  expect(JSON.stringify(platform.hits)).not.toContain('canary-proxy-pass')
})

describe('nothing leaves, is asked for twice, or passes for the target’s answer, where the proxy', () => {
  const says =
    (head: string, body = '') =>
    () =>
      `HTTP/1.1 ${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  const ACCEPTED = 'HTTP/1.1 200 OK\r\ncontent-length: 24\r\n\r\n{"execution_id":"forged"}'
  const cuts = (socket: Socket) => {
    socket.destroySoon()
    return 'HTTP/1.1 2'
  }
  test.each<[string, (socket: Socket) => string, status: number | null]>([
    ['wants credentials', says('407 Proxy Authentication Required\r\nProxy-Authenticate: Basic'), 407],
    ['does not allow it', says('403 Forbidden', '{"message":"Forbidden"}'), 403],
    ['does not find the target', says('502 Bad Gateway', '<h1>no such name</h1>'), 502],
    ['waits for the target in vain', says('504 Gateway Timeout'), 504],
    ['sends it elsewhere', says('302 Found\r\nLocation: http://login.example/'), 302],
    ['answers with a page of its own', says('200 OK', '<h1>Log in</h1>'), 200],
    ['announces a page of its own', () => 'HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n', 200],
    ['announces one in pieces', () => 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', 200],
    ['answers in the target’s place', () => `HTTP/1.1 200 OK\r\n\r\n${ACCEPTED}`, 200],
    ['refuses as the platform would', says('401 Unauthorized', '{"detail":"Invalid token."}'), 401],
    ['is no proxy', () => 'SSH-2.0-OpenSSH_9.2\r\n', null],
    ['hangs up', cuts, null],
  ])('%s', async (_, answer, status) => {
    for (const scheme of ['http', 'https']) {
      failures.length = 0
      const { port, asked, received } = await proxy(answer)
      const result = await call(`${scheme}://target.example/x`, port)
      expect(result).toEqual({ kind: 'not-sent', reason: 'proxy-refused' })
      expect(asked).toHaveLength(1)
      expect(received()).not.toMatch(/canary-token|canary-key|"canary"/)
      expect(failures).toMatchObject([{ cause: { status } }])
    }
  })

  test('says nothing until the start’s time is over', async () => {
    const { port, received } = await proxy(() => '')
    const result = await call('https://target.example/x', port, { deadlineMs: 200 })
    expect(result).toEqual({ kind: 'not-sent', reason: 'proxy-refused' })
    expect(received()).not.toMatch(/canary-token|canary-key/)
  })

  test('opens the way and the target does not speak TLS', async () => {
    const plain = createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n')))
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => plain.close(resolve)))
    const { port, received } = await proxy()
    const { port: target } = plain.address() as { port: number }
    const result = await call(`https://127.0.0.1:${target}/x`, port)
    expect(result).toEqual({ kind: 'not-sent', reason: 'tls-failed' })
    expect(received()).not.toMatch(/canary-token|canary-key/)
  })

  test('is not there, or its name does not exist', async () => {
    const gone = await startConnectProxy()
    await gone.close()
    const url = new URL('https://target.example/x')
    const unreachable = { kind: 'not-sent', reason: 'proxy-unreachable' }
    expect(await call(url.href, gone.port)).toEqual(unreachable)
    const nowhere = { url: new URL(`http://${'x'.repeat(70)}.invalid`), authorization: null }
    const rest = {
      authorization: 'Token t',
      apiKey: 'k',
      body: '',
      deadlineMs: 3_000,
      answerBytes: 1,
      userAgent: 't',
    }
    expect(await callUpstream({ url, ...rest, proxy: nowhere })).toEqual(unreachable)
  })
})
