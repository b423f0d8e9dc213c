import { type BrowserContext, expect, type Page, type Request } from '@playwright/test'
import { seededRandom } from '../../src/server/testing/seeded-random'
import type { PageWatch } from './page-watch'
import type { ServerProcess } from './server-process.mjs'
import { inboxIdOf, post } from './webhooks'

/** A tab that takes over waits until another one is surely gone. */
export const patient = { timeout: 30_000 }

/** The event streams that are open right now, over all tabs. */
export function countStreams(context: BrowserContext): () => number {
  const open = new Set<Request>()
  const isStream = (request: Request) => new URL(request.url()).pathname.endsWith('/events')
  context.on('request', (request) => isStream(request) && open.add(request))
  context.on('requestfinished', (request) => open.delete(request))
  context.on('requestfailed', (request) => open.delete(request))
  // A tab that is closed takes its stream with it, without a word.
  context.on('page', (page) =>
    page.on('close', () => {
      for (const request of open) if (request.frame().page() === page) open.delete(request)
    }),
  )
  return () => open.size
}

export const isLive = (page: Page): Promise<void> => expect(page.getByText('inbox live')).toBeVisible(patient)

type World = { context: BrowserContext; server: ServerProcess; watch: PageWatch }

/**
 * Tabs that come and go, reload and lose the server, while deliveries pour in; in the end each is shown once.
 * @param walk the same seed takes the same steps
 */
export async function walkTabs(
  { context, server, watch }: World,
  { seed, steps }: { seed: number; steps: number },
): Promise<void> {
  // A page that is loaded while the server is away lacks scripts.
  watch.allow(/Failed to load resource|ERR_|net::|Failed to fetch dynamically imported module/)
  const random = seededRandom(seed)
  const streams = countStreams(context)
  const pages: Page[] = []
  const openTab = async () => {
    const page = await context.newPage()
    pages.push(page)
    await page.goto('/inbox')
    await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible(patient)
  }
  await openTab()
  await isLive(pages[0] as Page)
  const inboxId = await inboxIdOf(pages[0] as Page)
  const sent = new Map<number, number>()

  for (let step = 0; step < steps; step++) {
    const dice = random()
    const page = pages[Math.floor(random() * pages.length)]
    if (dice < 0.6) {
      const what = Math.floor(random() * 12)
      expect(await post(`${server.url}/hooks/${inboxId}/try`, JSON.stringify({ what }))).toBe(200)
      sent.set(what, (sent.get(what) ?? 0) + 1)
    } else if (dice < 0.7 && pages.length < 4) await openTab()
    else if (dice < 0.8 && pages.length > 1 && page) {
      pages.splice(pages.indexOf(page), 1)
      await page.close()
    } else if (dice < 0.9) await page?.reload()
    else {
      await server.kill9()
      await server.restart()
    }
  }

  const page = pages[0] as Page
  await isLive(page)
  const rows = page.getByRole('list', { name: 'Deliveries' }).locator('[data-delivery]')
  await expect(rows).toHaveCount(sent.size, patient)
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<[number, number][]>((resolve) => {
          const opening = indexedDB.open('seedpad')
          opening.onsuccess = () => {
            const reading = opening.result.transaction('deliveries').objectStore('deliveries').getAll()
            reading.onsuccess = () => {
              opening.result.close()
              resolve(reading.result.map(({ body, copies }) => [JSON.parse(body.text).what, copies]))
            }
          }
        }),
    )
  const inOrder = (pairs: Iterable<[number, number]>) => [...pairs].sort(([a], [b]) => a - b)
  await expect.poll(async () => inOrder(await kept()), patient).toEqual(inOrder(sent))
  await expect.poll(streams, patient).toBe(1)
}
