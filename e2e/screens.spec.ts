import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { type Operator, operatorAt } from './support/operator'

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
  for (const [project, automation, seed] of starts) {
    const before = await operator.rows.count()
    await operator.name(project, automation)
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })

    test(`a day’s work on one screen, in ${colorScheme}`, async ({ page }, testInfo) => {
      test.setTimeout(180_000)
      const operator = operatorAt(page)
      await operator.open()
      await startAll(operator, STARTS.slice(0, -1))
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
      await page.evaluate(() => document.fonts.ready)
      const picture = await page.screenshot({ caret: 'hide' })
      await testInfo.attach(`launch-${colorScheme}`, { body: picture, contentType: 'image/png' })
      // The README's pictures are made here, but only when asked for: a test run leaves no changes behind.
      if (process.env.SEEDPAD_PICTURES === 'write') {
        const file = `${IMAGES}launch-${colorScheme}.png`
        await mkdir(dirname(file), { recursive: true })
        await page.screenshot({ caret: 'hide', path: file })
      }
    })
  })
}
