import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** A proxy that leads `/seedpad/` to the server, and everything else to another site of the same host. */
async function behindSubPath(page: Page, url: string, { strips }: { strips: boolean }) {
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    if (!pathname.startsWith('/seedpad/'))
      return route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Another site</h1>' })
    const path = strips ? pathname.slice('/seedpad'.length) : pathname
    return route.fulfill({ response: await route.fetch({ url: `${url}${path}` }) })
  })
}

for (const { strips, locale, words } of [
  { strips: true, locale: 'en-US', words: 'Seedpad works at the root of a host only' },
  { strips: false, locale: 'pt-BR', words: 'O Seedpad só funciona na raiz de um host' },
])
  test.describe(`under a path of a host, by a proxy that ${strips ? 'strips it' : 'leaves it'}`, () => {
    test.use({ locale })
    test(`the page says so instead of staying blank (${locale})`, async ({ page, server, watch }) => {
      watch.allow(/^console\.error: .*404/)
      watch.allow(/MIME type|dynamically imported module/)
      await behindSubPath(page, server.url, { strips })
      await page.goto('/seedpad/')
      await expect(page.getByRole('alert')).toContainText(words)
    })
  })
