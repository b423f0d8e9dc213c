import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { configSchema } from '../../contract/config-message'
import type { StartRequest } from '../../contract/start-messages'
import { type Composition, compose } from '../compose'
import { readEnvironment } from '../environment'
import { closeAfter, createHttpServer, listen } from '../http-server'

export type TestServer = {
  url: string
  port: number
  dataDir: string
  journalId: string
  /** Every log line so far. */
  log(): string
  /** Stops it as a signal would, and removes the data directory unless it was given. */
  stop(): Promise<void>
}

type Limits = {
  startsPerSecond?: number
  concurrentStarts?: number
  checksPerSecond?: number
  readsPerSecond?: number
  wrongTokenMs?: number
}

/**
 * The real server on a real port and a data directory of its own, in this process.
 * @param environment as `main.ts` would read it; the host and port are chosen here
 */
export async function startServer(
  environment: Record<string, string> = {},
  limits: Limits = {},
): Promise<TestServer> {
  let composed: TestComposition | null = null
  const server = createHttpServer((request, env) =>
    composed ? composed.app.fetch(request, env) : new Response(null, { status: 503 }),
  )
  const port = await listen(server, '127.0.0.1', 0)
  composed = await composeForTest(environment, { ...limits, port })
  const { app, dataDir, log, stop } = composed
  const config = await app.request('/api/config', {
    headers: {
      host: `127.0.0.1:${port}`,
      ...(environment.SEEDPAD_ACCESS_TOKEN !== undefined && {
        'x-seedpad-access': environment.SEEDPAD_ACCESS_TOKEN,
      }),
    },
  })
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    journalId: configSchema.parse(await config.json()).journalId,
    log,
    async stop() {
      let hasStopped = Promise.resolve()
      const closed = once(server, 'close')
      const goodbye = closeAfter(() => {
        hasStopped = stop()
        return hasStopped
      }, [server])
      // The moment that the last answers have is for whoever still waits for one.
      await Promise.race([goodbye, closed.then(() => hasStopped)])
    },
  }
}

export type TestComposition = Composition & { dataDir: string; log(): string }

/** The real server without a port, for `app.request()`: it believes to listen on `port`. */
export async function composeForTest(
  environment: Record<string, string> = {},
  { port = 4780, ...limits }: Limits & { port?: number; hooksPort?: number } = {},
): Promise<TestComposition> {
  const given = environment.SEEDPAD_DATA_DIR
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'seedpad-server-')))
  // Beside the data: the directory itself holds what the server keeps, and nothing else.
  const pageDirectory = `${dataDir}-page`
  await mkdir(pageDirectory, { recursive: true })
  await writeFile(join(pageDirectory, 'index.html'), '<!doctype html><title>Seedpad</title>')
  const lines: string[] = []
  const composition = await compose(readEnvironment({ ...environment, SEEDPAD_DATA_DIR: dataDir }), {
    log: pino({ base: null, level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    port,
    hooksPort: null,
    pageDirectory,
    // How slowly wrong tokens are answered is tested by itself.
    wrongTokenMs: 0,
    ...limits,
  })
  return {
    ...composition,
    dataDir,
    log: () => lines.join(''),
    async stop() {
      await composition.stop()
      await rm(pageDirectory, { recursive: true, force: true })
      if (given === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** An answer of the server under test. */
export type TestAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  json: () => unknown
}

/** A request as the page would make it: same origin, JSON. Over Node's own client, which lets a test set every header. */
export function ask(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<TestAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(path, url),
      {
        method,
        agent: false,
        headers: {
          ...(method === 'GET' ? {} : { origin: url }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const { statusCode: status = 0, headers } = incoming
          resolve({ status, headers, text, json: () => JSON.parse(text) })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  })
}

/** A well-formed start for the target `api`. */
export function startRequest(journalId: string, changes: Partial<StartRequest> = {}): StartRequest {
  return {
    journalId,
    target: 'api',
    project: 'my-project',
    automation: 'accepts',
    authorization: 'Token 0123456789abcdef0123456789abcdef01234567',
    apiKey: 'key-0123456789abcdef',
    body: '',
    ...changes,
  }
}
