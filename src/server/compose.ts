import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { version } from '../../package.json'
import { LIMITS } from '../contract/limits'
import { Secret } from '../contract/secret'
import { createApp, createHooksApp } from './app'
import { type Clock, systemClock } from './clock'
import { configMessage, listTargets } from './config'
import type { Environment } from './environment'
import { INTERNAL_HEADER } from './guard/check-access'
import { allowedHosts, isWildcard } from './guard/hosts'
import { createRateLimit } from './guard/limit-rate'
import { simulatorTurns } from './guard/simulator-turns'
import { webhookPermission } from './guard/webhook-permission'
import { createWrongTokens } from './guard/wrong-tokens'
import { createHookRoutes } from './inbox/hook-routes'
import { createInboxRoutes } from './inbox/inbox-routes'
import type { InboxStore } from './inbox/inbox-store'
import { openInboxStore } from './inbox/sqlite-inbox-store'
import { logFault } from './logging'
import { findPageFiles } from './page'
import { createSimulator } from './simulator/simulator'
import type { Journal } from './starts/journal'
import { openSqliteJournal } from './starts/sqlite-journal'
import { createStartService } from './starts/start-service'
import { openToOthers } from './storage/keep-private'
import { lockDataDirectory } from './storage/lock-data-directory'
import { callUpstream, type UpstreamCall } from './upstream/call-upstream'
import { logNotSent } from './upstream/log-not-sent'
import type { NotSentError } from './upstream/open-socket'

const STARTS_PER_SECOND = 100
const CONCURRENT_STARTS = 64
const CHECKS_PER_SECOND = 10
/** A page that finds hundreds of runs unsettled asks for each at once; a loop that went wrong asks for more. */
const READS_PER_SECOND = 2_000
/** What never answers lets go a little after everyone has given up on it. */
const AFTER_DEADLINE_MS = 5_000
const PRUNE_EVERY_MS = 24 * 60 * 60 * 1000

type Surroundings = {
  log: Logger
  /** The ports really listened on. */
  port: number
  hooksPort: number | null
  /** Folder of the built page. */
  pageDirectory: string
  clock?: Clock
  startsPerSecond?: number
  concurrentStarts?: number
  checksPerSecond?: number
  readsPerSecond?: number
  /** How slowly the first wrong access token of an address is answered. */
  wrongTokenMs?: number
}

export type Composition = {
  app: Hono
  hooksApp: Hono
  /** Lets the starts under way end, then closes the stores. */
  stop(): Promise<void>
}

/**
 * Opens the stores and builds the apps that serve them.
 * @throws {StorageError} where the data directory can't be used
 */
export async function compose(environment: Environment, surroundings: Surroundings): Promise<Composition> {
  const { log, port, hooksPort, clock = systemClock, startsPerSecond = STARTS_PER_SECOND } = surroundings
  const stores = await openStores(environment.dataDir, clock)
  const { journal } = stores
  const exposed = await openToOthers(environment.dataDir)
  if (exposed.length > 0)
    log.warn(
      { exposed },
      'other users of this machine can read the data directory; close it with chmod -R go=',
    )
  const ending = new AbortController()

  const ownUrl = `http://${ownAddress(environment.host)}:${port}`
  const publicUrl = environment.publicUrl ?? ownUrl
  const targets = listTargets({ ...environment, simulatorAt: environment.simulator ? ownUrl : null })
  const internal = new Secret(randomBytes(32).toString('base64url'))
  const onNotSent = (failure: NotSentError) => logNotSent(log, failure)
  const upstream = {
    targets,
    call: (call: UpstreamCall) =>
      callUpstream(
        isOwn(call.url, ownUrl)
          ? { ...call, headers: { [INTERNAL_HEADER]: internal.reveal() } }
          : { ...call, proxy: environment.proxies?.get(call.url.origin) ?? null, onNotSent },
      ),
    answerBytes: LIMITS.answerBytes,
    userAgent: `Seedpad/${version}`,
  }
  const starts = createStartService({
    ...upstream,
    clock,
    journal,
    rate: createRateLimit(startsPerSecond),
    concurrent: surroundings.concurrentStarts ?? CONCURRENT_STARTS,
    deadlineMs: environment.startTimeoutMs,
    onFault: (cause) => logFault(log, 'the journal failed, or a start did after it was sent', cause),
  })
  const { startTimeoutMs, accessToken, allowedHosts: extra } = environment
  const inbox = {
    store: stores.inbox,
    headerNamesOf: (startId: string) => stores.journal.headerNamesOf(startId),
    publicUrl: () => publicUrl,
    signal: ending.signal,
  }
  const hooks = createHookRoutes(inbox)
  const app = createApp({
    log,
    config: configMessage({ version, journalId: journal.id, targets, publicUrl, startTimeoutMs }),
    hosts: {
      all: allowedHosts({ port, address: environment.host, extra }),
      hooks: new Set([new URL(publicUrl).host]),
    },
    accessToken,
    internal,
    wrongTokens: createWrongTokens({
      report: (address, count) => log.warn({ address, count }, 'wrong access tokens'),
      ...(surroundings.wrongTokenMs !== undefined && { firstMs: surroundings.wrongTokenMs }),
    }),
    reads: createRateLimit(surroundings.readsPerSecond ?? READS_PER_SECOND),
    starts,
    credentials: { ...upstream, rate: createRateLimit(surroundings.checksPerSecond ?? CHECKS_PER_SECOND) },
    page: await findPageFiles(surroundings.pageDirectory),
    findPageAgain: () => findPageFiles(surroundings.pageDirectory),
    simulator: environment.simulator
      ? createSimulator({
          clock,
          allowedWebhook: webhookPermission([publicUrl, ownUrl], [port, ...(hooksPort ? [hooksPort] : [])]),
          silenceMs: startTimeoutMs + AFTER_DEADLINE_MS,
          // Twice of what this server sends itself.
          turns: simulatorTurns(2 * startsPerSecond),
          onBackgroundError: (fault) => logFault(log, 'the simulator could not deliver', fault),
          signal: ending.signal,
        })
      : null,
    inboxes: createInboxRoutes(inbox),
    hooks,
  })
  const hooksApp = createHooksApp({
    log,
    hosts: {
      all: allowedHosts({ port: hooksPort ?? port, address: environment.host, extra }),
      hooks: new Set([new URL(publicUrl).host]),
    },
    hooks,
  })

  // A server that is never restarted lets go of old answers too.
  const pruning = setInterval(() => {
    journal.prune().catch((cause) => logFault(log, 'the journal could not be pruned', cause))
  }, PRUNE_EVERY_MS).unref()

  return {
    app,
    hooksApp,
    async stop() {
      clearInterval(pruning)
      await starts.stop()
      ending.abort()
      await stores.close()
    },
  }
}

type Stores = { journal: Journal; inbox: InboxStore; close(): Promise<void> }

async function openStores(directory: string, clock: Clock): Promise<Stores> {
  const lock = await lockDataDirectory(directory)
  try {
    const journal = await openSqliteJournal(join(directory, 'starts.db'), clock)
    const inbox = await openInboxStore(join(directory, 'inbox.db'), { clock })
    return {
      journal,
      inbox,
      async close() {
        await inbox.close()
        await journal.close()
        await lock.release()
      },
    }
  } catch (cause) {
    await lock.release()
    throw cause
  }
}

/** Whether a call goes to this process's own simulator. */
function isOwn(url: URL, ownUrl: string): boolean {
  return url.href.startsWith(`${ownUrl}/simulator/`)
}

/** How this server reaches itself. */
function ownAddress(host: string): string {
  const address = isWildcard(host) ? (host === '::' ? '::1' : '127.0.0.1') : host
  return address.includes(':') ? `[${address}]` : address
}
