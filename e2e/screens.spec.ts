import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { batchAt } from './support/batch-steps'
import { API_KEY, type Operator, operatorAt, TOKEN } from './support/operator'
import { seedTool } from './support/seed-steps'
import { LONG } from './support/tiers'
import { addProfile, closeVault, makeVault } from './support/vault-steps'

const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url))

/** Real starts on the simulator, oldest first; the last one is the one that is shown. */
const STARTS: [project: string, automation: string, seed: string][] = [
  ['weather-station', 'hello-automation', '{ "message": "Good morning" }'],
  ['weather-station', 'echo', '{ "station": 7, "from": "2023-01-01" }'],
  ['billing', 'no-plan', '{ "month": "2023-01" }'],
  ['billing', 'echo', '{ "month": "2023-01", "dry_run": true }'],
  ['weather-station', 'drops-connection', '{ "station": 12 }'],
  ['my-first-datallog-project', 'hello-automation', '{ "message": "Olá" }'],
  ['my-first-datallog-project', 'no-such-automation', '{}'],
  ['weather-station', 'echo', '{ "station": 7, "from": "2023-01-02" }'],
  [
    'my-first-datallog-project',
    'example',
    '{\n  "_comment": "Dates whose picture of the day is looked up",\n  "days": [\n    "2023-01-01",\n    "2023-01-02",\n    "2023-01-03"\n  ]\n}',
  ],
]

async function startAll(operator: Operator, starts: typeof STARTS) {
  const drafts = new Map<string, string>()
  for (const [project, automation, seed] of starts) {
    const before = await operator.rows.count()
    await operator.name(project, automation)
    // What is typed before an automation's own draft is back gives way to it.
    const earlier = drafts.get(`${project}/${automation}`)
    if (earlier !== undefined) await expect(operator.seed).toHaveValue(earlier)
    drafts.set(`${project}/${automation}`, seed)
    await operator.writeSeed(seed)
    await operator.start()
    await expect(operator.rows).toHaveCount(before + 1)
    await expect(operator.rows.first()).not.toContainText('sending')
  }
}

/** Spreads what was started just now over the hours before, as an operator's history is. */
async function ageHistory(page: Page) {
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('seedpad')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const runs = db.transaction('runs', 'readwrite').objectStore('runs')
    const all = await new Promise<Record<string, unknown>[]>((resolve) => {
      const asked = runs.index('createdAt').getAll()
      asked.onsuccess = () => resolve(asked.result)
    })
    const minutes = [3, 8, 9, 21, 47, 95, 190, 260]
    for (const [at, run] of all.reverse().entries()) {
      const earlier = (minutes[at] ?? 300) * 60_000
      for (const field of ['createdAt', 'resultAt', 'sentAt', 'settledAt']) {
        const value = run[field]
        if (typeof value === 'number') run[field] = value - earlier
        if (typeof value === 'string') run[field] = new Date(Date.parse(value) - earlier).toISOString()
      }
      runs.put(run)
    }
    await new Promise((resolve) => runs.transaction.addEventListener('complete', resolve))
    db.close()
  })
  await page.reload()
}

/** The README's and the guide's pictures are made here, but only when asked for: a test run leaves no changes behind. */
const WRITES = process.env.SEEDPAD_PICTURES === 'write'

async function take(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready)
  const path = `${IMAGES}${name}-${await page.evaluate(() => document.documentElement.dataset.theme)}.png`
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ caret: 'hide', path })
}

/** Every other view, with what the day has left in it. */
async function takeViews(page: Page, operator: Operator) {
  const newest = operator.rows.first()
  const close = async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await take(page, 'palette')
  await close()
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await take(page, 'help')
  await close()

  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click()
  await expect(newest).toBeVisible()
  const charts = page.getByRole('button', { name: /charts/i })
  if (
    (await charts.getAttribute('aria-expanded')) === 'false' ||
    (await charts.getAttribute('aria-pressed')) === 'false'
  )
    await charts.click()
  await expect(page.locator('figure svg').first()).toBeVisible()
  await take(page, 'runs')
  await newest.click()
  await expect(operator.detail).toContainText(/result \+/)
  await expect(operator.detail.getByRole('tree').or(operator.detail.getByRole('img')).first()).toBeVisible()
  await take(page, 'run')

  await page.getByRole('navigation').getByRole('link', { name: 'Inbox' }).click()
  await page.locator('main').getByRole('link').filter({ hasText: 'example' }).first().click()
  await take(page, 'inbox')

  const batch = batchAt(page)
  await batch.open()
  await batch.name('weather-station', 'echo')
  await batch.paste(
    [
      'station,from',
      ...Array.from({ length: 24 }, (_, at) => `${at + 1},2023-01-${String(at + 1).padStart(2, '0')}`),
    ].join('\n'),
  )
  await expect(page.getByText('24 rows').first()).toBeVisible()
  await take(page, 'batch-new')
  await batch.review()
  await batch.confirm()
  await expect(batch.done).toBeVisible({ timeout: 60_000 })
  await take(page, 'batch-done')

  await page.getByRole('navigation').getByRole('link', { name: 'Launch' }).click()
  await expect(operator.seed).toBeVisible()
  await operator.writeSeed('{\n  "days": [\n    "2023-01-01",\n    "2023-02-14"\n  ]\n}')
  await seedTool(page, 'Compare')
  await expect(page.locator('.monaco-diff-editor .line-insert').first()).toBeVisible()
  await take(page, 'compare')
  await close()

  await makeVault(page)
  await addProfile(page, { name: 'Production', target: 'api', token: TOKEN, key: API_KEY })
  await addProfile(page, { name: 'Staging', target: 'simulator', token: TOKEN, key: API_KEY })
  await take(page, 'vault')
  await closeVault(page)
  await take(page, 'launch-live')

  await page.getByRole('button', { name: 'Demo mode' }).click()
  await page.getByRole('checkbox', { name: 'Hide names' }).check()
  await page.getByRole('button', { name: 'Show the example' }).click()
  await take(page, 'demo')
  await page.getByRole('button', { name: 'End demo' }).click()

  await page.setViewportSize({ width: 390, height: 844 })
  await take(page, 'phone-launch')
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click()
  await expect(newest).toBeVisible()
  await take(page, 'phone-runs')
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })

    test(`a day’s work on one screen, in ${colorScheme}`, LONG, async ({ page }) => {
      test.setTimeout(WRITES ? 600_000 : 180_000)
      const operator = operatorAt(page)
      await operator.open()
      await startAll(operator, STARTS.slice(0, -1))
      // A result that came after its run has grown old would have taken hours.
      if (WRITES) {
        await expect(operator.detail).toContainText(/result \+/)
        await expect(page.getByRole('link', { name: /^Inbox/ })).toContainText('4')
      }
      await ageHistory(page)
      await expect(operator.rows).toHaveCount(STARTS.length - 1)
      await startAll(operator, STARTS.slice(-1))
      await expect(operator.detail).toContainText(/result \+/, { timeout: 20_000 })
      for (const state of ['started', 'rejected', 'unknown'])
        await expect(operator.rows.filter({ hasText: state }).first()).toBeVisible()

      // Nothing is cut off at the side, and the start bar is on the screen.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await expect(operator.startButton).toBeInViewport({ ratio: 1 })

      await operator.startButton.focus()
      if (!WRITES) return
      await take(page, 'launch')
      await takeViews(page, operator)
    })
  })
}
