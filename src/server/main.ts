import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { type Composition, compose } from './compose'
import { EnvironmentError, readEnvironment } from './environment'
import { createHttpServer, listen } from './http-server'
import { createLogger, logFault } from './logging'
import { StorageError, type StorageErrorKind } from './storage/storage-error'

// The only file that does something when it is imported: it reads the environment, listens, and lives until a signal.
const environment = orExit(() => readEnvironment(process.env))
const log = createLogger(environment.logLevel)

// A start under way is worth more than a tidy end: a fault in one request must not make the others' outcomes unknown.
process.on('uncaughtException', (fault) => logFault(log, 'an error was not caught', fault))
process.on('unhandledRejection', (fault) => logFault(log, 'a rejection was not caught', fault))

let announce: (composition: Composition) => void = () => undefined
const composed = new Promise<Composition>((resolve) => {
  announce = resolve
})
const server = createHttpServer(async (request, env) => (await composed).app.fetch(request, env))
const hooksServer = createHttpServer(async (request, env) => (await composed).hooksApp.fetch(request, env))

await start().catch((cause) => exitWith(describe(cause)))

async function start(): Promise<void> {
  const { host } = environment
  const port = await listen(server, host, environment.port).catch((cause) => {
    throw new EnvironmentError(describeListen('PORT', environment.port, cause), { cause })
  })
  const hooksPort =
    environment.hooksPort === null
      ? null
      : await listen(hooksServer, host, environment.hooksPort).catch((cause) => {
          throw new EnvironmentError(
            describeListen('SEEDPAD_HOOKS_PORT', environment.hooksPort ?? 0, cause),
            {
              cause,
            },
          )
        })
  const pageDirectory = fileURLToPath(new URL('../page', import.meta.url))
  const composition = await compose(environment, { log, port, hooksPort, pageDirectory })
  announce(composition)
  stopOnSignal(composition, hooksPort === null ? [server] : [server, hooksServer])
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  process.stdout.write(`Seedpad is ready at http://${shown}:${port}\n`)
  if (hooksPort !== null) process.stdout.write(`Webhooks only at http://${shown}:${hooksPort}/hooks\n`)
}

function stopOnSignal(composition: Composition, servers: Server[]): void {
  let askedAt: number | null = null
  const onSignal = () => {
    // Ctrl+C reaches us twice when npm stands in between: only a second one after a while means "now".
    if (askedAt !== null && Date.now() - askedAt > 500) process.exit(130)
    if (askedAt !== null) return
    askedAt = Date.now()
    void stop(composition, servers)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

async function stop(composition: Composition, servers: Server[]): Promise<void> {
  for (const each of servers) each.close()
  // Every start ends by its own deadline; this is for what should not happen.
  setTimeout(() => process.exit(1), environment.startTimeoutMs + 10_000).unref()
  await composition.stop()
  // A moment for the last answers to leave; streams have no end of their own.
  setTimeout(() => {
    for (const each of servers) each.closeAllConnections()
    process.exit(0)
  }, 100)
}

function describeListen(name: string, port: number, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'EADDRINUSE')
    return `port ${port} is in use. Is Seedpad running already? Stop that program or set ${name} to another port`
  if (code === 'EACCES') return `port ${port} may not be used by this user. Set ${name} to a port above 1023`
  return `HOST=${environment.host} with ${name}=${port} can’t be listened on (${code})`
}

function describe(cause: unknown): string {
  if (cause instanceof EnvironmentError) return cause.message
  if (cause instanceof StorageError) return STORAGE_WORDS[cause.kind](cause.file)
  logFault(log, 'the server could not start', cause)
  return 'an unexpected error; the line above says where'
}

const STORAGE_WORDS: Record<StorageErrorKind, (file: string) => string> = {
  unwritable: (file) => `${file} can’t be written. Set SEEDPAD_DATA_DIR to a folder of your own`,
  full: (file) => `${file} can’t be written: the disk is full or failing`,
  damaged: (file) => `${file} is damaged. Move it away to begin anew (its starts will then be unknown)`,
  busy: (file) => `${file} is in use by another Seedpad. Stop it, or set SEEDPAD_DATA_DIR to another folder`,
  newer: (file) =>
    `${file} was written by a newer version of Seedpad. Use that version, or another SEEDPAD_DATA_DIR`,
  failed: (file) => `${file} can’t be opened`,
}

function orExit<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    return exitWith(cause instanceof Error ? cause.message : String(cause))
  }
}

function exitWith(message: string): never {
  process.stderr.write(`Seedpad can’t start: ${message}.\n`)
  process.exit(1)
}
