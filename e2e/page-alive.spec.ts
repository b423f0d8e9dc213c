import type { BrowserContext, Page } from '@playwright/test'
import { recoveryLaterEn } from '../src/app/lib/i18n/areas/recovery-later.en'
import { en } from '../src/app/lib/i18n/en'
import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

/** Chromium with site data blocked for the page: everything that keeps something refuses, each in its own way. */
async function blockSiteData(context: BrowserContext) {
  await context.addInitScript(() => {
    const refused = () => new DOMException('Access is denied for this document.', 'SecurityError')
    const refuse = () => {
      throw refused()
    }
    for (const name of ['localStorage', 'sessionStorage', 'caches'])
      Object.defineProperty(window, name, { get: refuse })
    const unknown = () =>
      new DOMException('The user denied permission to access the database.', 'UnknownError')
    IDBFactory.prototype.databases = () => Promise.reject(unknown())
    IDBFactory.prototype.open = () => {
      const request = new EventTarget()
      Object.assign(request, { error: unknown(), readyState: 'done' })
      setTimeout(() => {
        const event = new Event('error', { cancelable: true })
        request.dispatchEvent(event)
        ;(request as IDBOpenDBRequest).onerror?.(event)
      })
      return request as IDBOpenDBRequest
    }
    LockManager.prototype.request = () => Promise.reject(refused())
    LockManager.prototype.query = () => Promise.reject(refused())
  })
}

/** From now on the server has another build: its document names other scripts, and the ones of this page are gone. */
async function update(page: Page) {
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: 'gone' }))
  await page.route(
    (url) => url.pathname === '/',
    (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>Seedpad</title><script>import("/assets/index-next.js")</script>',
      }),
  )
  return () => page.unrouteAll()
}

test('with site data blocked the page says what works, goes on in memory, and starts nothing', async ({
  page,
  context,
  upstream,
}) => {
  await blockSiteData(context)
  const operator = operatorAt(page)
  await operator.prepare('api', 'one')
  await expect(page.getByText(en['promises.storage.denied'])).toBeVisible()
  await operator.writeSeed('{"of": "one"}')
  await operator.name('my-project', 'two')
  await operator.writeSeed('{"of": "two"}')
  await operator.name('my-project', 'one')
  await expect(operator.seed).toHaveValue('{"of": "one"}')
  await operator.start()
  await expect(page.getByText(en['promises.trouble.denied'])).toBeVisible()
  await expect(operator.seed).toHaveValue('{"of": "one"}')
  await expect(page.getByText(en['promises.storage.denied'])).toBeVisible()
  expect(upstream.requests).toEqual([])
})

test('a tab from before an update says so where a part is missing, and loses nothing by the reload', async ({
  page,
  watch,
}) => {
  watch.allow(/status of 404|Failed to fetch dynamically imported module|Unable to preload/)
  const operator = operatorAt(page)
  await operator.prepare('simulator', 'hello')
  await operator.writeSeed('{"typed": "before the update"}')
  const installed = await update(page)
  await page.getByRole('link', { name: 'Batch' }).click()
  const words = page.getByText(recoveryLaterEn['shell.updated'])
  // As one notice, and in place of the part.
  await expect(words).toHaveCount(2)
  await expect(page.getByText(en['promises.notLoaded'])).toBeHidden()
  await page.getByRole('link', { name: 'Launch' }).click()
  await expect(operator.seed).toHaveValue('{"typed": "before the update"}')
  await operator.writeSeed('{"typed": "after the update"}')
  await installed()
  await page.getByRole('status').getByRole('button', { name: 'Reload' }).click()
  await expect(operator.seed).toHaveValue('{"typed": "after the update"}')
  await expect(words).toHaveCount(0)
})

test(
  'a part that is missing though the server has this very page is told from an update and from an absent server',
  LONG,
  async ({ page, server, watch }) => {
    watch.allow(/ERR_|status of 500|Failed to fetch dynamically imported module|Unable to preload/)
    const operator = operatorAt(page)
    await operator.open()
    await page.route('**/assets/batch-page-*.js', (route) => route.fulfill({ status: 500, body: 'broken' }))
    await page.getByRole('link', { name: 'Batch' }).click()
    await expect(page.getByText(recoveryLaterEn['shell.partBroken'])).toBeVisible()
    await server.stop()
    await page.getByRole('button', { name: en.tryAgain }).click()
    await expect(page.getByText(en['promises.notLoaded'])).toBeVisible()
    await server.restart()
    await page.unrouteAll()
    // By itself.
    await expect(page.getByRole('heading', { name: 'Batches' })).toBeVisible()
  },
)

test.describe('for a reader of Portuguese', () => {
  test.use({ locale: 'pt-BR' })

  test(
    'a catalog that can’t be loaded leaves an English page, and a press brings it',
    LONG,
    async ({ page, watch }) => {
      watch.allow(/ERR_FAILED/)
      await page.route('**/assets/pt-br-*.js', (route) => route.abort())
      const operator = operatorAt(page)
      await operator.open()
      const notice = page.getByText(recoveryLaterEn['shell.noLanguage'])
      await expect(notice).toBeVisible()
      await page.unrouteAll()
      await page.getByRole('button', { name: en.tryAgain }).click()
      await expect(notice).toBeHidden()
      await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR')
    },
  )
})

test('a page whose own script can’t be loaded says so instead of showing an empty frame', async ({
  page,
  watch,
}) => {
  watch.allow(/ERR_FAILED/)
  await page.route('**/assets/page-*.js', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByRole('alert')).toContainText('Seedpad could not be loaded')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(operatorAt(page).startButton).toBeVisible()
})
