import type { BrowserContext } from '@playwright/test'

/** Everything that a page did and should not have. */
export type PageWatch = {
  /** Lets messages that match pass: a story about a dead server has failed requests. */
  allow(pattern: RegExp): void
  /** What was seen and not allowed, in words. */
  faults(): string[]
}

/**
 * Listens to all pages of a context: console errors (violations of the content security policy are such), uncaught
 * errors, and requests that leave the origin.
 */
export function watchPages(context: BrowserContext, origin: string): PageWatch {
  const seen: string[] = []
  const allowed: RegExp[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console.error: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => {
    const { stack, message } = error.error()
    // A script that could not be fetched has an empty stack.
    seen.push(`uncaught: ${stack || message}`)
  })
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url())
    if (!['data:', 'blob:', 'about:'].includes(protocol) && to !== origin)
      seen.push(`a request left the origin: ${request.method()} ${request.url()}`)
  })
  return {
    allow: (pattern) => {
      allowed.push(pattern)
    },
    faults: () => seen.filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
  }
}
