import { Socket } from 'node:net'
import type { Context } from 'hono'
import { LIMITS } from '../../contract/limits'
import type { SimulatorEffect } from '../../contract/simulator-catalog'

/** An answer that no client can rely on. Nothing was started, as far as the simulator is concerned. */
type Fault = (c: Context, silence: Silence) => Response | Promise<Response>

/** Bounds what never answers: how long, how many at once, and what ends it. */
type Silence = { silenceMs: number; mostSilent: number; signal: AbortSignal }

const HTML_502 =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n'
const HTML_200 =
  '<!doctype html><html><head><title>Sign in</title></head><body><form><input name="password"></form></body></html>\n'

const FAULTS: Partial<Record<SimulatorEffect, Fault>> = {
  'times-out': neverAnswer,
  'drops-connection': dropConnection,
  'drops-mid-answer': dropMidAnswer,
  'server-error': (c) => c.json({ message: 'Internal server error' }, 500),
  'gateway-timeout': (c) => c.json({ message: 'Endpoint request timed out' }, 504),
  'answers-html': (c) => c.html(HTML_502, 502),
  'answers-html-ok': (c) => c.html(HTML_200),
  'answers-nothing': (c) => c.body(null, 200),
  'answers-too-much': (c) =>
    c.json({
      status: 'success',
      message: 'x'.repeat(LIMITS.answerBytes),
      execution_id: 'exec_not_to_be_read',
    }),
  'no-id': (c) => c.json({ status: 'success', message: 'Automation no-id started successfully.' }),
  'contradicts-itself': (c) =>
    c.json({ status: 'error', message: 'The execution failed to start', execution_id: 'exec_0000000000ff' }),
  // Whoever follows it starts the sample automation, and so gives himself away.
  redirects: (c) => c.body(null, 307, { Location: 'example' }),
}

/** True for a name that stands for a fault. */
export function isFault(effect: SimulatorEffect | null): boolean {
  return effect !== null && FAULTS[effect] !== undefined
}

/** Gives the fault that an automation's name stands for, or `null`. */
export function faults(
  bounds: Silence,
): (effect: SimulatorEffect | null) => ((c: Context) => Response | Promise<Response>) | null {
  let silent = 0
  const silence: Fault = async (c) => {
    if (silent >= bounds.mostSilent) return dropConnection(c)
    silent += 1
    try {
      return await neverAnswer(c, bounds)
    } finally {
      silent -= 1
    }
  }
  return (effect) => {
    const found = effect === 'times-out' ? silence : effect && FAULTS[effect]
    return found ? (c) => found(c, bounds) : null
  }
}

/** Resets the connection after the request was read. */
export function dropConnection(c: Context): Response {
  const socket = socketOf(c)
  if (socket === null) return brokenResponse('')
  socket.resetAndDestroy()
  return c.body(null)
}

/**
 * Writes the beginning of an answer past the HTTP server, straight to the connection, and hangs up. The server then
 * holds an answer for a connection that is gone, which it drops.
 */
function dropMidAnswer(c: Context): Promise<Response> | Response {
  const begin = '{"status":"success","message":"Automation drops-mid-answer started succ'
  const socket = socketOf(c)
  if (socket === null) return brokenResponse(begin)
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 147\r\n'
  return new Promise((resolve) => {
    socket.write(`${head}X-Seedpad-Simulated: 1\r\n\r\n${begin}`, () => {
      socket.destroy()
      resolve(c.body(null))
    })
  })
}

/** Keeps silent until the client goes away, its time is up, or the server stops. */
async function neverAnswer(c: Context, { signal, silenceMs }: Silence): Promise<Response> {
  const socket = socketOf(c)
  const gone = socket === null ? c.req.raw.signal : closed(socket)
  const either = AbortSignal.any([gone, signal, AbortSignal.timeout(silenceMs)])
  if (!either.aborted) await new Promise((resolve) => either.addEventListener('abort', resolve))
  return dropConnection(c)
}

function closed(socket: Socket): AbortSignal {
  const controller = new AbortController()
  socket.once('close', () => controller.abort())
  if (socket.destroyed) controller.abort()
  return controller.signal
}

/** The connection below, as @hono/node-server hands it on; `null` in a test that calls `app.request()`. */
function socketOf(c: Context): Socket | null {
  const env: unknown = c.env
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return null
  const incoming: unknown = env.incoming
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return null
  return incoming.socket instanceof Socket ? incoming.socket : null
}

/** Where there is no connection to break: an answer whose body fails while it is read. */
function brokenResponse(begin: string): Response {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(begin)),
    pull: (controller) => controller.error(new Error('the connection was dropped')),
  })
  return new Response(body)
}
