import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { type Logger, pino } from 'pino'
import { startIdSchema } from '../contract/start-messages'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** One JSON line each on standard output, without host and process names. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null })
}

/**
 * Logs each answer: the route's pattern (never the path, which names projects and inboxes), status, milliseconds, and
 * the start's id. The page's own files are for `debug`.
 */
export function logRequests(log: Logger): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now()
    await next()
    const route = routePattern(c)
    const startId = startIdSchema.safeParse(c.req.path.split('/')[3])
    const line = {
      route: `${c.req.method} ${route}`,
      status: c.res.status,
      ms: Math.round(performance.now() - startedAt),
      ...(route.startsWith('/api/starts/') && startId.success && { startId: startId.data }),
    }
    if (c.res.status >= 500) log.error(line)
    else if (route === '*' || route === '/healthz') log.debug(line)
    else log.info(line)
  }
}

/** Logs a fault of ours: its kind and where it was, never its message, which may quote what was sent. */
export function logFault(log: Logger, what: string, fault: unknown): void {
  const at = fault instanceof Error ? (fault.stack?.match(/^ {4}at .*$/gm)?.slice(0, 6) ?? []) : []
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : undefined
  const kind = fault instanceof Error && 'kind' in fault ? String(fault.kind) : undefined
  log.error({ fault: fault instanceof Error ? fault.name : typeof fault, code, kind, at }, what)
}

function routePattern(c: Context): string {
  const own = matchedRoutes(c).filter(({ path }) => path !== '/*' && !path.endsWith('/*'))
  return own.at(-1)?.path ?? '*'
}
