import { test as base, expect } from '@playwright/test'
import { confirmNoSeed } from './support/no-seed'
import { type PageWatch, watchPages } from './support/page-watch'
import { roughen } from './support/rough'
import { type ServerProcess, startServer } from './support/server-process.mjs'
import { startUpstream, type Upstream } from './support/upstream'

type Fixtures = {
  /** Added to the server's environment: `test.use({ serverEnv: { SEEDPAD_START_TIMEOUT_MS: '1500' } })`. */
  serverEnv: Record<string, string>
  /** Whether a paid start without a seed is confirmed by itself when the page asks; see `confirmNoSeed`. */
  seedQuestion: 'confirmed' | 'open'
  /** Stands behind both live targets of `server`. */
  upstream: Upstream
  /** The real, built server, with a data directory of this test's own. */
  server: ServerProcess
  /** Fails the test over console errors, uncaught errors and requests to elsewhere, in every page of its context. */
  watch: PageWatch
}

/** The test function of every story. Two tests share nothing: each has its server, its upstream and its browser profile. */
export const test = base.extend<Fixtures>({
  serverEnv: [{}, { option: true }],
  seedQuestion: ['confirmed', { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
  upstream: async ({}, use) => {
    const upstream = await startUpstream()
    await use(upstream)
    await upstream.close()
  },

  server: async ({ upstream, serverEnv }, use, testInfo) => {
    const server = await startServer({
      env: { SEEDPAD_API_URL: upstream.apiUrl, SEEDPAD_APP_URL: upstream.appUrl, ...serverEnv },
    })
    await use(server)
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach('server output', { body: server.output, contentType: 'text/plain' })
    await server.remove()
  },

  baseURL: async ({ server }, use) => {
    await use(server.url)
  },

  watch: [
    async ({ context, server, seedQuestion }, use) => {
      await roughen(context)
      if (seedQuestion === 'confirmed') await confirmNoSeed(context)
      const watch = watchPages(context, server.url)
      await use(watch)
      expect(watch.faults(), 'what pages did and should not have').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
