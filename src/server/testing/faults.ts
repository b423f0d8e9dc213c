import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Reason } from '../../contract/reason'
import type { RunState } from '../../contract/start-messages'
import type { RecordedRequest } from './fault-upstream'

type Fault = {
  /** What a start that met this fault must come to. */
  expected: { state: RunState; reason: Reason | null }
  act: (socket: Socket, context: { sinkUrl: string; request: RecordedRequest }) => void | Promise<void>
}

const ACCEPTED = JSON.stringify({
  status: 'success',
  message: 'Automation example started successfully.',
  execution_id: '3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11',
})
const BIG_BYTES = 20 * 1024 * 1024

const unknown = (reason: Reason) => ({ state: 'unknown' as const, reason })
const rejected = (reason: Reason) => ({ state: 'rejected' as const, reason })
const started = { state: 'started' as const, reason: null }

/** Every way in which an answer can go wrong, and what a start must come to then; keyed by automation name. */
export const FAULTS = {
  accepts: { expected: started, act: answer(200, ACCEPTED) },
  'accepts-202': {
    expected: started,
    act: answer(202, ACCEPTED.replace(/"execution_id":"[^"]*"/, '"execution_id":"exec_abc123def456"')),
  },
  'accepts-chunked': {
    expected: started,
    act: raw(
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${ACCEPTED.length.toString(16)}\r\n${ACCEPTED}\r\n0\r\n\r\n`,
    ),
  },
  'accepts-until-close': { expected: started, act: raw(`HTTP/1.1 200 OK\r\n\r\n${ACCEPTED}`) },
  'accepts-slowly': { expected: started, act: drip(`${head(200, ACCEPTED.length)}${ACCEPTED}`, 40, 40) },
  'accepts-after-continue': {
    expected: started,
    act: raw(`HTTP/1.1 100 Continue\r\n\r\n${head(200, ACCEPTED.length)}${ACCEPTED}`),
  },
  'accepts-twice': {
    expected: started,
    act: raw(`${head(200, ACCEPTED.length)}${ACCEPTED}${head(500, 0)}`),
  },

  'no-credentials': {
    expected: rejected('credentials-missing'),
    act: answer(401, '{"detail":"Authentication credentials were not provided."}'),
  },
  'forbidden-key': { expected: rejected('key-not-accepted'), act: answer(403, '{"message":"Forbidden"}') },
  'no-plan': {
    expected: rejected('no-plan'),
    act: answer(400, '{"status":"error","message":"User doesn\'t have an active plan"}'),
  },
  'too-many': { expected: rejected('rate-limited'), act: answer(429, '') },
  'markup-in-message': {
    expected: rejected('refused'),
    act: answer(400, '{"status":"error","message":"<img src=x onerror=alert(1)>\\u202e</script>"}'),
  },

  'never-answers': { expected: unknown('timeout'), act: () => undefined },
  'drips-past-deadline': {
    expected: unknown('timeout'),
    act: drip(`${head(200, 2_000)}{"execution_id":"exec_1","padding":"${'x'.repeat(1_900)}`, 1, 100),
  },
  'drips-headers': {
    expected: unknown('timeout'),
    act: drip(`HTTP/1.1 200 OK\r\nx-slow: ${'x'.repeat(2_000)}`, 1, 100),
  },
  'continues-for-ever': { expected: unknown('timeout'), act: repeat('HTTP/1.1 100 Continue\r\n\r\n', 20) },
  'accepts-then-closes': { expected: unknown('connection-reset'), act: (socket) => void socket.end() },
  'resets-before-headers': { expected: unknown('connection-reset'), act: reset('') },
  'resets-in-headers': {
    expected: unknown('connection-reset'),
    act: reset('HTTP/1.1 200 OK\r\ncontent-ty'),
  },
  'resets-after-headers': {
    expected: unknown('connection-reset'),
    act: reset(head(200, ACCEPTED.length)),
  },
  'resets-mid-body': {
    expected: unknown('connection-reset'),
    act: reset(head(200, ACCEPTED.length) + ACCEPTED.slice(0, 40)),
  },
  'truncated-by-length': {
    expected: unknown('connection-reset'),
    act: raw(head(200, ACCEPTED.length + 10) + ACCEPTED),
  },
  'refusal-cut-short': {
    expected: unknown('connection-reset'),
    act: raw(`${head(403, 400)}{"message":"Forbidden"}`),
  },

  'status-204': { expected: unknown('no-execution-id'), act: raw('HTTP/1.1 204 No Content\r\n\r\n') },
  'status-101': {
    expected: unknown('unexpected-status'),
    act: raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
  },
  'status-301': { expected: unknown('redirect'), act: redirect(301) },
  'status-302': { expected: unknown('redirect'), act: redirect(302) },
  'status-303': { expected: unknown('redirect'), act: redirect(303) },
  'status-307': { expected: unknown('redirect'), act: redirect(307) },
  'status-308': { expected: unknown('redirect'), act: redirect(308) },
  'status-404': { expected: unknown('unexpected-status'), act: answer(404, '{"detail":"Not found."}') },
  'status-408': { expected: unknown('unexpected-status'), act: answer(408, '') },
  'status-409': { expected: unknown('unexpected-status'), act: answer(409, '{"message":"conflict"}') },
  'status-421': { expected: unknown('unexpected-status'), act: answer(421, '') },
  'status-425': { expected: unknown('unexpected-status'), act: answer(425, '') },
  'status-500': { expected: unknown('server-error'), act: answer(500, ACCEPTED) },
  'status-502': { expected: unknown('server-error'), act: answer(502, '<h1>Bad gateway</h1>', 'text/html') },
  'status-503': { expected: unknown('server-error'), act: answer(503, '') },
  'status-504': { expected: unknown('server-error'), act: answer(504, '{"message":"Endpoint timed out"}') },
  'status-999': { expected: unknown('server-error'), act: answer(999, '') },

  'html-200': {
    expected: unknown('unreadable-answer'),
    act: answer(200, '<!doctype html><title>Sign in</title>', 'text/html'),
  },
  'html-403': {
    expected: unknown('unreadable-answer'),
    act: answer(403, '<html><script>alert(1)</script>', 'text/html'),
  },
  'empty-200': { expected: unknown('no-execution-id'), act: answer(200, '') },
  'empty-403': { expected: unknown('unreadable-answer'), act: answer(403, '') },
  'cut-json': { expected: unknown('unreadable-answer'), act: answer(200, ACCEPTED.slice(0, -1)) },
  'invalid-utf8': {
    expected: unknown('unreadable-answer'),
    act: answer(
      200,
      Buffer.concat([Buffer.from('{"execution_id":"exec_'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ),
  },
  'id-missing': { expected: unknown('no-execution-id'), act: answer(200, '{"status":"success"}') },
  'id-number': { expected: unknown('no-execution-id'), act: answer(200, '{"execution_id":42}') },
  'id-null': { expected: unknown('no-execution-id'), act: answer(200, '{"execution_id":null}') },
  'id-object': { expected: unknown('no-execution-id'), act: answer(200, '{"execution_id":{"toString":1}}') },
  'id-empty': { expected: unknown('no-execution-id'), act: answer(200, '{"execution_id":""}') },
  'id-10-kb': {
    expected: unknown('no-execution-id'),
    act: answer(200, JSON.stringify({ execution_id: 'x'.repeat(10_240) })),
  },
  'id-with-line-break': {
    expected: unknown('no-execution-id'),
    act: answer(200, '{"execution_id":"exec_1\\nSet-Cookie: a=b"}'),
  },
  'error-with-id': {
    expected: unknown('contradictory-answer'),
    act: answer(200, '{"status":"error","message":"no","execution_id":"exec_1"}'),
  },
  'refusal-with-id': {
    expected: unknown('contradictory-answer'),
    act: answer(400, '{"status":"error","message":"no","execution_id":"exec_1"}'),
  },
  'deep-json': {
    expected: unknown('no-execution-id'),
    act: answer(200, `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
  },

  'big-body': { expected: unknown('answer-too-large'), act: bigBody() },
  'endless-chunks': { expected: unknown('answer-too-large'), act: endlessChunks() },
  'compressed-bomb': {
    expected: unknown('unreadable-answer'),
    act: compressed(gzipSync(Buffer.alloc(BIG_BYTES, 0x20))),
  },
  'compressed-acceptance': { expected: unknown('unreadable-answer'), act: compressed(gzipSync(ACCEPTED)) },
  'two-lengths': {
    expected: unknown('unreadable-answer'),
    act: raw(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: ${ACCEPTED.length}\r\n\r\n${ACCEPTED}`),
  },
  'length-and-chunked': {
    expected: unknown('unreadable-answer'),
    act: raw(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
  },
  'bad-chunk': {
    expected: unknown('unreadable-answer'),
    act: raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n'),
  },
  garbage: {
    expected: unknown('unreadable-answer'),
    act: raw('\x00\x01\x02 hello, I am no HTTP server\r\n\r\n'),
  },
  'speaks-ssh': { expected: unknown('unreadable-answer'), act: raw('SSH-2.0-OpenSSH_9.2\r\n') },
  'oversized-headers': {
    expected: unknown('unreadable-answer'),
    act: raw(`HTTP/1.1 200 OK\r\nx-big: ${'x'.repeat(200_000)}\r\n\r\n`),
  },
} satisfies Record<string, Fault>

export type FaultName = keyof typeof FAULTS

/** The faults with what is expected of each, for tables of tests. */
export const FAULT_TABLE: readonly (readonly [FaultName, Fault['expected']])[] = (
  Object.keys(FAULTS) as FaultName[]
).map((name) => [name, FAULTS[name].expected])

function head(status: number, length: number, type = 'application/json'): string {
  return `HTTP/1.1 ${status} Whatever\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`
}

function answer(status: number, body: string | Buffer, type?: string): Fault['act'] {
  const bytes = Buffer.from(body)
  return (socket) => void socket.end(Buffer.concat([Buffer.from(head(status, bytes.length, type)), bytes]))
}

function raw(text: string): Fault['act'] {
  return (socket) => void socket.end(Buffer.from(text, 'latin1'))
}

function reset(after: string): Fault['act'] {
  return (socket) => {
    if (after === '') socket.resetAndDestroy()
    else socket.write(after, () => setTimeout(() => socket.resetAndDestroy(), 20))
  }
}

function redirect(status: number): Fault['act'] {
  return (socket, { sinkUrl }) =>
    void socket.end(`HTTP/1.1 ${status} Elsewhere\r\nlocation: ${sinkUrl}\r\ncontent-length: 0\r\n\r\n`)
}

function compressed(bytes: Buffer): Fault['act'] {
  const top = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bytes.length}\r\n\r\n`
  return (socket) => void socket.end(Buffer.concat([Buffer.from(top), bytes]))
}

function drip(text: string, bytes: number, everyMs: number): Fault['act'] {
  return async (socket) => {
    for (let at = 0; at < text.length && !socket.destroyed; at += bytes) {
      socket.write(text.slice(at, at + bytes))
      await delay(everyMs)
    }
    socket.end()
  }
}

function repeat(text: string, everyMs: number): Fault['act'] {
  return async (socket) => {
    while (!socket.destroyed) {
      socket.write(text)
      await delay(everyMs)
    }
  }
}

function bigBody(): Fault['act'] {
  return (socket) => {
    socket.write(head(200, BIG_BYTES))
    pump(socket, Buffer.alloc(64 * 1024, 0x20), BIG_BYTES)
  }
}

function endlessChunks(): Fault['act'] {
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 0x20), Buffer.from('\r\n')])
  return (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
    pump(socket, chunk, Number.POSITIVE_INFINITY)
  }
}

/** Writes as fast as it is read, and no faster. */
function pump(socket: Socket, chunk: Buffer, bytes: number): void {
  let left = bytes
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= chunk.length
      if (!socket.write(chunk)) return void socket.once('drain', more)
    }
  }
  more()
}
