import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** Who may make markup or script addresses of texts: the page (src/app/lib/trusted-types.ts) and Monaco's own parts. */
const POLICIES = [
  'default',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
]

/**
 * Scripts and workers come from this origin only, nothing else is loaded at all. Inline styles are what the editor needs;
 * `data:` images are its icons.
 */
const contentSecurityPolicy = (scripts: readonly string[]) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "worker-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${POLICIES.join(' ')} 'allow-duplicates'`,
  ].join('; ')

/**
 * The policy of a document that holds scripts of its own: these very texts may run, and no other inline script.
 * @param html the document as it is served
 */
export function policyOfDocument(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
  return contentSecurityPolicy(
    scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`),
  )
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy([]),
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
  // The document brings its own policy.
  const policy = c.res.headers.get('content-security-policy')
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value)
  if (policy !== null) c.res.headers.set('content-security-policy', policy)
  if (PROGRAM_ROUTE.test(c.req.path) && !c.res.headers.has('cache-control'))
    c.res.headers.set('cache-control', 'no-store')
}
