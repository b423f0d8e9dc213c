import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { connect, createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { newInbox } from './new-inbox.mjs'

const INBOX = newInbox()
const MIB = 1024 * 1024
const CHUNK = Buffer.alloc(64 * 1024, 0x20)

/** How long any one exchange may take; the loads are bounded in time as well as in number. Milliseconds. */
const EXCHANGE_MS = 15_000

/** How long a platform of the loads takes that answers late. Milliseconds. */
const LATE_MS = 6_000

/**
 * What is thrown at a running server, by name. Each ends by itself and leaves no connection open.
 * @param {{ url: string, journalId: string }} server
 * @returns {Record<string, () => Promise<void>>}
 */
export function memoryLoads({ url, journalId }) {
  const start = (automation, body = '') =>
    call(url, 'PUT', `/api/starts/${randomUUID()}`, {
      body: JSON.stringify({
        journalId,
        target: 'api',
        project: 'bench',
        automation,
        authorization: 'Token bench',
        apiKey: 'bench',
        body,
      }),
    })
  const hook = (options) => call(url, 'POST', `/hooks/${INBOX.id}/${randomUUID()}`, options)
  const simulate = (automation, body) =>
    call(url, 'POST', `/simulator/api/start-automation/bench/${automation}`, {
      body,
      headers: { authorization: 'Token bench', 'x-api-key': 'bench' },
    })
  const webhook = { url: `${url}/hooks/${'b'.repeat(43)}/run` }
  // Two million empty objects: looked at they are 6 MiB, parsed they would be a hundred.
  const emptyObjects = `{"webhook":${JSON.stringify(webhook)},"seed":[${'{},'.repeat(2_000_000)}{}]}`
  const largeSeed = `{"seed":"${'x'.repeat(5.9 * MIB)}"}`
  const bomb = gzipSync(Buffer.alloc(100 * MIB, 0x20))

  return {
    'platform answers 100 MB, 20 at once': () => times(20, 20, () => start('big')),
    'platform answers a gzip bomb of 100 MB, 20 at once': () => times(20, 20, () => start('bomb')),
    'platform answers 1 MiB, 64 at once': () => times(128, 64, () => start('full')),
    '100 MB to a webhook, 20 at once': () => times(20, 20, () => hook({ bytes: 100 * MIB })),
    '100 MB to a webhook, chunked, 20 at once': () =>
      times(20, 20, () => hook({ bytes: 100 * MIB, chunked: true })),
    'a gzip bomb to a webhook, 20 at once': () =>
      times(20, 20, () => hook({ body: bomb, headers: { 'content-encoding': 'gzip' } })),
    '1 MiB to a webhook, 60 at once': () => times(120, 60, () => hook({ bytes: MIB })),
    'inbox pages and streams that nobody takes, 200 at once': () => untaken(url, 100, 6_000),
    '100 MB as a start, 20 at once': () =>
      times(20, 20, () => call(url, 'PUT', `/api/starts/${randomUUID()}`, { bytes: 100 * MIB })),
    'starts of 6 MiB, 24 at once': () => times(48, 24, () => start('small', largeSeed)),
    'starts of 6 MiB that are answered late, 48 at once': () => times(48, 48, () => start('late', largeSeed)),
    'starts of 6 MiB that nobody takes for long, 24 at once': () =>
      times(24, 24, () => start('deaf', largeSeed)),
    'two million empty objects to the simulator, 16 at once': () =>
      times(32, 16, () => simulate('hello', emptyObjects)),
    'results of 1 MiB from the simulator, 60 at once': () =>
      times(120, 60, () => simulate('result-large', JSON.stringify({ webhook }))),
    'automations that never answer, 500 at once': () => times(500, 500, () => simulate('times-out', '{}')),
    '20,000 small requests, 100 at once': () => times(20_000, 100, () => call(url, 'GET', '/api/config')),
    '2,000 webhooks, 100 at once': () => times(2_000, 100, () => hook({ body: Buffer.from('{"ok":true}') })),
    '1,500 connections that drip a header': () => slowloris(url, 1_500, 8_000),
  }
}

/** A platform on raw sockets whose answers are too large; the automation's name says how. */
export async function startLargePlatform() {
  const bomb = gzipSync(Buffer.alloc(100 * MIB, 0x20))
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    let head = ''
    socket.on('data', (chunk) => {
      if (head.includes('\r\n\r\n')) return
      head += chunk.toString('latin1').slice(0, 10_000)
      if (!head.includes('\r\n\r\n')) return
      const name = /\/([^/ ]+) HTTP/.exec(head)?.[1]
      if (name === 'big') pour(socket, 100 * MIB)
      else if (name === 'full') pour(socket, MIB)
      else if (name === 'bomb')
        socket.end(
          Buffer.concat([
            Buffer.from(
              `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`,
            ),
            bomb,
          ]),
        )
      else if (name === 'late') setTimeout(accept, LATE_MS, socket)
      else if (name === 'deaf') {
        socket.pause()
        setTimeout(() => accept(socket.resume()), LATE_MS / 3)
      } else accept(socket)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function accept(socket) {
  const body = `{"status":"success","execution_id":"${randomUUID()}"}`
  socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
}

/** As fast as it is read, and no faster. */
function pour(socket, bytes) {
  socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes}\r\n\r\n`)
  let left = bytes
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= CHUNK.length
      if (!socket.write(CHUNK)) return void socket.once('drain', more)
    }
    socket.end()
  }
  more()
}

async function times(count, parallel, work) {
  let left = count
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (left-- > 0) await work()
    }),
  )
}

/**
 * One request, its answer read away. A server that hangs up on it is within its rights: what counts is its memory.
 * `bytes`: so many blanks as the body, poured.
 */
function call(url, method, path, { body = Buffer.alloc(0), bytes = 0, chunked = false, headers = {} } = {}) {
  return new Promise((resolve) => {
    const length = bytes || Buffer.byteLength(body)
    const outgoing = request(new URL(path, url), {
      method,
      agent: false,
      headers: {
        origin: url,
        'content-type': 'application/json',
        ...(chunked || length === 0 ? {} : { 'content-length': length }),
        ...headers,
      },
    })
    const limit = setTimeout(() => outgoing.destroy(), EXCHANGE_MS)
    const end = () => {
      clearTimeout(limit)
      outgoing.destroy()
      resolve()
    }
    outgoing.on('error', end).on('close', end)
    outgoing.on('response', (incoming) => incoming.on('error', end).on('close', end).resume())
    if (bytes === 0) return void outgoing.end(body)
    let left = bytes
    const more = () => {
      while (left > 0 && !outgoing.destroyed) {
        left -= CHUNK.length
        if (!outgoing.write(CHUNK)) return void outgoing.once('drain', more)
      }
      outgoing.end()
    }
    more()
  })
}

/** Asks for pages of the inbox that the loads before have filled, and for its stream, and takes nothing of either. */
async function untaken(url, count, forMs) {
  const { port, host } = new URL(url)
  const ask = (what) => {
    const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined)
    socket.pause()
    socket.write(
      `GET /api/inboxes/${INBOX.id}/${what} HTTP/1.1\r\nHost: ${host}\r\nX-Seedpad-Inbox-Key: ${INBOX.key}\r\n\r\n`,
    )
    return socket
  }
  const sockets = Array.from({ length: count }, () => [ask('deliveries'), ask('events')]).flat()
  await new Promise((resolve) => setTimeout(resolve, forMs))
  for (const socket of sockets) socket.destroy()
}

/** Connections that never finish their headers. */
async function slowloris(url, count, forMs) {
  const { port } = new URL(url)
  const sockets = Array.from({ length: count }, () =>
    connect(Number(port), '127.0.0.1')
      .on('error', () => undefined)
      .on('connect', function () {
        this.write(`POST /api/config HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Drip: ${'x'.repeat(8_000)}`)
      }),
  )
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x')
  }, 500)
  await new Promise((resolve) => setTimeout(resolve, forMs))
  clearInterval(drip)
  for (const socket of sockets) socket.destroy()
}
