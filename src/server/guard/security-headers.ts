import type { MiddlewareHandler } from 'hono'

/**
 * Scripts and workers come from this origin only, nothing else is loaded at all. Inline styles are what the editor needs;
 * `data:` images are its icons.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=(self), clipboard-write=(self)',
}

const PROGRAM_ROUTE = /^\/(?:api|hooks|simulator|healthz)(?:\/|$)/

/** Puts the security headers on every answer, errors included, and `no-store` on what programs ask for. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value)
  if (PROGRAM_ROUTE.test(c.req.path) && !c.res.headers.has('cache-control'))
    c.res.headers.set('cache-control', 'no-store')
}
