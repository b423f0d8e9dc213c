import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { version } from '../../package.json'
import { LIMITS } from '../contract/limits'
import { createApp, createHooksApp } from './app'
import { type Clock, systemClock } from './clock'
import { configMessage, listTargets } from './config'
import type { Environment } from './environment'
import { allowedHosts, isWildcard } from './guard/hosts'
import { createRateLimit } from './guard/limit-rate'
import { webhookPermission } from './guard/webhook-permission'
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
import { lockDataDirectory } from './storage/lock-data-directory'
import { callUpstream } from './upstream/call-upstream'

const STARTS_PER_SECOND = 100
const CONCURRENT_STARTS = 64
const CHECKS_PER_SECOND = 10
/** A page that finds hundreds of runs unsettled asks for each at once; a loop that went wrong asks for more. */
const READS_PER_SECOND = 2_000
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
  const { log, port, hooksPort, clock = systemClock } = surroundings
  const stores = await openStores(environment.dataDir, clock)
  const { journal } = stores
  const ending = new AbortController()

  const ownUrl = `http://${ownAddress(environment.host)}:${port}`
  const publicUrl = environment.publicUrl ?? ownUrl
  const targets = listTargets({ ...environment, simulatorAt: environment.simulator ? ownUrl : null })
  const upstream = {
    targets,
    call: callUpstream,
    answerBytes: LIMITS.answerBytes,
    userAgent: `Seedpad/${version}`,
  }
  const starts = createStartService({
    ...upstream,
    clock,
    journal,
    rate: createRateLimit(surroundings.startsPerSecond ?? STARTS_PER_SECOND),
    concurrent: surroundings.concurrentStarts ?? CONCURRENT_STARTS,
    deadlineMs: environment.startTimeoutMs,
    onFault: (cause) => logFault(log, 'the journal failed, or a start did after it was sent', cause),
  })
  const { startTimeoutMs, accessToken, allowedHosts: extra } = environment
  const inbox = { store: stores.inbox, publicUrl: () => publicUrl, signal: ending.signal }
  const hooks = createHookRoutes(inbox)
  const app = createApp({
    log,
    config: configMessage({ version, journalId: journal.id, targets, publicUrl, startTimeoutMs }),
    hosts: {
      all: allowedHosts({ port, address: environment.host, extra }),
      hooks: new Set([new URL(publicUrl).host]),
    },
    accessToken,
    reads: createRateLimit(surroundings.readsPerSecond ?? READS_PER_SECOND),
    starts,
    credentials: { ...upstream, rate: createRateLimit(surroundings.checksPerSecond ?? CHECKS_PER_SECOND) },
    page: await findPageFiles(surroundings.pageDirectory),
    simulator: environment.simulator
      ? createSimulator({
          clock,
          allowedWebhook: webhookPermission(environment.host, [publicUrl, ownUrl]),
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

/** How this server reaches itself. */
function ownAddress(host: string): string {
  const address = isWildcard(host) ? (host === '::' ? '::1' : '127.0.0.1') : host
  return address.includes(':') ? `[${address}]` : address
}
