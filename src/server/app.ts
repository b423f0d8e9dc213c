import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { getPath } from 'hono/utils/url'
import type { Logger } from 'pino'
import type { Config } from '../contract/config-message'
import type { Secret } from '../contract/secret'
import type { CredentialCheckDeps } from './credentials/check-credentials'
import { createCredentialRoutes } from './credentials/credential-routes'
import { checkAccess, exceptInternal } from './guard/check-access'
import { checkHost } from './guard/check-host'
import { checkOrigin, refuseOtherOrigins } from './guard/check-origin'
import { plainHookPath } from './guard/hook-path'
import {
  HttpProblem,
  methodNotAllowed as otherMethods,
  problemResponse,
  toProblem,
} from './guard/http-problem'
import { leaveUnread } from './guard/leave-unread'
import type { RateLimit } from './guard/limit-rate'
import { limitReads } from './guard/limit-reads'
import { refuseUpgrade } from './guard/refuse-upgrade'
import { securityHeaders } from './guard/security-headers'
import type { WrongTokens } from './guard/wrong-tokens'
import { logFault, logRequests } from './logging'
import { createPageRoutes, type PageFiles } from './page'
import { createStartRoutes } from './starts/start-routes'
import type { StartService } from './starts/start-service'

export type AppDeps = {
  log: Logger
  config: Config
  hosts: { all: ReadonlySet<string>; hooks: ReadonlySet<string> }
  accessToken: Secret | null
  wrongTokens: WrongTokens
  /** Opens the simulator to this process's own calls. */
  internal: Secret
  /** How often the API may be read. */
  reads: RateLimit
  starts: StartService
  credentials: CredentialCheckDeps
  page: PageFiles
  /** Looks for them anew. */
  findPageAgain: () => Promise<PageFiles>
  /** The stand-in for Datallog; null: switched off. */
  simulator: Hono | null
  inboxes: Hono
  hooks: Hono
}

/** The whole server as a value: routes and guards, no listening, no environment. */
export function createApp(deps: AppDeps): Hono {
  const app = createGuardedApp(deps)

  app.use('/api/*', checkOrigin)
  if (deps.accessToken) {
    const access = checkAccess(deps.accessToken, deps.wrongTokens)
    app.use('/api/*', access)
    app.use('/simulator/*', exceptInternal(deps.internal, access))
  }
  app.use('/api/*', limitReads(deps.reads))
  app.get('/api/config', (c) => c.json(deps.config))
  app.route('/api/starts', createStartRoutes(deps.starts))
  app.route('/api/credentials', createCredentialRoutes(deps.credentials))
  app.route('/api/inboxes', deps.inboxes)

  app.use('/hooks/*', refuseOtherOrigins)
  app.route('/hooks', deps.hooks)
  if (deps.simulator) {
    app.use('/simulator/*', refuseOtherOrigins)
    app.route('/simulator', deps.simulator)
  }
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.route('/', createPageRoutes(deps.page, deps.findPageAgain))
  return app
}

/** What a listener of its own serves where a tunnel should reach the inbox and nothing else. */
export function createHooksApp(deps: Pick<AppDeps, 'log' | 'hosts' | 'hooks'>): Hono {
  const app = createGuardedApp(deps)
  app.use('/hooks/*', refuseOtherOrigins)
  app.route('/hooks', deps.hooks)
  return app
}

function createGuardedApp({ log, hosts }: Pick<AppDeps, 'log' | 'hosts'>): Hono {
  const app = new Hono({ getPath: (request) => plainHookPath(getPath(request)) })
  app.use(logRequests(log), securityHeaders, checkHost(hosts), refuseUpgrade, leaveUnread)
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_c, methods) => problemResponse(otherMethods(methods)),
    }),
  )
  app.notFound(() =>
    problemResponse(
      new HttpProblem(404, 'not-found', 'There is nothing here', {
        detail: 'Check the address and the method.',
      }),
    ),
  )
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.status === 500) logFault(log, 'a request failed', error)
    return problemResponse(problem, c.req.path.startsWith('/api/starts/') ? c.req.path : undefined)
  })
  return app
}
