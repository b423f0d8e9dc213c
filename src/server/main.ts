import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { cautionsOf } from './cautions'
import { type Composition, compose } from './compose'
import { describeFailure, describeListenFailure } from './describe-failure'
import { type Environment, EnvironmentError, readEnvironment } from './environment'
import { closeAfter, createHttpServer, listen } from './http-server'
import { createLogger, logFault } from './logging'

// The only file that does something when it is imported: it reads the environment, listens, and lives until a signal.
await run().catch((cause) => {
  const words = describeFailure(cause)
  if (words === null) console.error(cause)
  process.stderr.write(`Seedpad can’t start: ${words ?? 'an unexpected error, see above'}.\n`)
  process.exit(1)
})

async function run(): Promise<void> {
  // Whatever this process writes is for its own user alone: the journal and the inbox hold what others must not read.
  process.umask(0o077)
  const environment = readEnvironment(process.env)
  const { host, port: wantedPort, hooksPort: wantedHooksPort } = environment
  const log = createLogger(environment.logLevel)

  // The port first: of two servers on one machine the second shall hear about the port, not about the data directory.
  let announce: (composition: Composition) => void = () => undefined
  const composed = new Promise<Composition>((resolve) => {
    announce = resolve
  })
  const server = createHttpServer(async (request, env) => (await composed).app.fetch(request, env))
  const port = await listenOrSay(server, 'PORT', host, wantedPort)
  const servers = [server]
  let hooksPort: number | null = null
  if (wantedHooksPort !== null) {
    const hooksServer = createHttpServer(async (request, env) =>
      (await composed).hooksApp.fetch(request, env),
    )
    hooksPort = await listenOrSay(hooksServer, 'SEEDPAD_HOOKS_PORT', host, wantedHooksPort)
    servers.push(hooksServer)
  }

  const pageDirectory = fileURLToPath(new URL('../page', import.meta.url))
  const composition = await compose(environment, { log, port, hooksPort, pageDirectory })
  announce(composition)
  // A fault in one request must not make the outcome of every start under way unknown.
  process.on('uncaughtException', (fault) => logFault(log, 'an error was not caught', fault))
  process.on('unhandledRejection', (fault) => logFault(log, 'a rejection was not caught', fault))
  stopOnSignal(environment, composition, servers)

  process.stdout.write(`Seedpad is ready at ${shownUrl(host, port)}\n`)
  const facts = {
    uid: process.getuid?.(),
    certificatesUnchecked: process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0',
  }
  for (const caution of cautionsOf(environment, facts)) process.stderr.write(`Seedpad warns: ${caution}.\n`)
  const proxies = [...(environment.proxies?.values() ?? [])].map(({ url }) => url.host)
  for (const proxy of new Set(proxies)) process.stdout.write(`Live targets through the proxy ${proxy}\n`)
  if (hooksPort !== null) process.stdout.write(`Webhooks only at ${shownUrl(host, hooksPort)}/hooks\n`)
}

async function listenOrSay(server: Server, name: string, host: string, port: number): Promise<number> {
  try {
    return await listen(server, host, port)
  } catch (cause) {
    throw new EnvironmentError(describeListenFailure(name, host, port, cause), { cause })
  }
}

function shownUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function stopOnSignal(environment: Environment, composition: Composition, servers: Server[]): void {
  let askedAt: number | null = null
  const onSignal = () => {
    // Ctrl+C reaches us twice where npm stands in between: only a second one after a while means "at once".
    if (askedAt !== null && Date.now() - askedAt > 500) process.exit(130)
    if (askedAt !== null) return
    askedAt = Date.now()
    // Every start ends by its own deadline; this is for what should not happen.
    setTimeout(() => process.exit(1), environment.startTimeoutMs + 10_000).unref()
    void closeAfter(composition.stop, servers).finally(() => process.exit(0))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
