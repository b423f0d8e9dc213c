import { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'

/** Node's own request and response below a call, as @hono/node-server hands them on; empty in `app.request()`. */
export function nodeEnv(c: Context): { incoming?: IncomingMessage; outgoing?: ServerResponse } {
  const env: unknown = c.env
  if (typeof env !== 'object' || env === null) return {}
  const { incoming, outgoing } = env as { incoming?: unknown; outgoing?: unknown }
  return {
    ...(incoming instanceof IncomingMessage && { incoming }),
    ...(outgoing instanceof ServerResponse && { outgoing }),
  }
}

/** The address that a call came from, as the socket knows it: a proxy's own where one stands in front. */
export function addressOf(c: Context): string {
  return nodeEnv(c).incoming?.socket.remoteAddress ?? 'local'
}
