import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { TEST_CERTIFICATE, TEST_KEY } from '../testing/tls-fixture'
import { turn, turns } from '../testing/turns'
import { callUpstream } from './call-upstream'

const sockets = new Set<Socket>()
const servers: Server[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const socket of sockets) socket.destroy()
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Listens, and collects every byte that comes. */
async function listen(server: Server): Promise<{ port: number; received: () => string }> {
  let received = ''
  servers.push(server)
  const collect = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
    })
  }
  server.on('connection', collect)
  server.on('secureConnection', collect)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, received: () => received }
}

const call = (url: string, deadlineMs = 3_000) =>
  callUpstream({
    url: new URL(url),
    authorization: 'Token canary-token',
    apiKey: 'canary-key',
    body: '{"canary":"body"}',
    deadlineMs,
    answerBytes: 1_000,
    userAgent: 'test',
  })

describe('nothing leaves, and that is proven, where', () => {
  test('nobody listens', async () => {
    const { port } = await listen(createServer())
    await new Promise((resolve) => servers.pop()?.close(resolve))
    expect(await call(`http://127.0.0.1:${port}/x`)).toEqual({
      kind: 'not-sent',
      reason: 'connection-refused',
    })
    expect(await call(`https://127.0.0.1:${port}/x`)).toEqual({
      kind: 'not-sent',
      reason: 'connection-refused',
    })
  })

  test('the name does not exist', async () => {
    // A label of 70 letters is no name at all: no resolver is asked, so none can make one up.
    expect(await call(`http://${'x'.repeat(70)}.invalid/x`)).toEqual({
      kind: 'not-sent',
      reason: 'dns-failed',
    })
  })

  test('the certificate is not trusted', async () => {
    const { port, received } = await listen(createTlsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }))
    expect(await call(`https://localhost:${port}/x`)).toEqual({ kind: 'not-sent', reason: 'tls-failed' })
    expect(received()).not.toContain('canary')
  })

  test('the other side does not speak TLS, hangs up in the handshake, or never answers it', async () => {
    const http = await listen(
      createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n'))),
    )
    const hangsUp = await listen(createServer((socket) => socket.on('data', () => socket.destroy())))
    const silent = await listen(createServer(() => undefined))
    for (const { port, received } of [http, hangsUp, silent]) {
      expect(await call(`https://127.0.0.1:${port}/x`, 500)).toEqual({
        kind: 'not-sent',
        reason: 'tls-failed',
      })
      expect(received()).not.toContain('canary')
    }
  })
})

test('an IPv6 address and a port of its own are understood', async () => {
  const server = createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n{}')))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve))
  const { port } = server.address() as AddressInfo
  expect(await call(`http://[::1]:${port}/x`)).toMatchObject({ kind: 'answered', answer: { status: 200 } })
})

test('a connection that dies with the first byte proves nothing', async () => {
  const { port } = await listen(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())))
  expect(await call(`http://127.0.0.1:${port}/x`)).toMatchObject({
    kind: 'lost',
    reason: 'connection-reset',
    partial: null,
  })
})

test('what came before a loss is kept as evidence', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const answer = 'HTTP/1.1 403 Forbidden\r\ncontent-length: 99\r\n\r\n{"message":'
  let isWritten = false
  const { port } = await listen(
    createServer((socket) =>
      socket.on('data', () =>
        socket.write(answer, () => {
          isWritten = true
        }),
      ),
    ),
  )
  const answered = call(`http://127.0.0.1:${port}/x`)
  while (!isWritten) await turn()
  // What was written on this machine is read in the next turns.
  await turns(100)
  vi.advanceTimersByTime(3_000)
  const result = await answered
  expect(result).toMatchObject({ kind: 'lost', reason: 'timeout', partial: { status: 403 } })
  expect(result.kind === 'lost' && result.partial?.bytes.toString()).toBe('{"message":')
})

test('an answer is cut at the limit and its connection dropped', async () => {
  let closed = false
  const { port } = await listen(
    createServer((socket) => {
      socket.on('close', () => {
        closed = true
      })
      socket.once('data', () =>
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n${'x'.repeat(2_000)}`),
      )
    }),
  )
  const result = await call(`http://127.0.0.1:${port}/x`)
  expect(result).toMatchObject({ kind: 'answered', answer: { truncated: true } })
  expect(result.kind === 'answered' && result.answer.bytes.length).toBe(1_000)
  await expect.poll(() => closed).toBe(true)
})
