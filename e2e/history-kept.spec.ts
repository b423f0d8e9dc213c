import { sampleId, sampleRun } from '../src/app/lib/run-index/testing/sample-runs'
import { expect, test } from './fixtures'
import { putHistory } from './support/history'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'
import { startRun } from './support/webhooks'

const NOW = Date.now()
const recent = (at: number, part = {}) => sampleRun(at, { createdAt: NOW - at * 60_000, ...part })

test('clearing the history asks, keeps what speaks for itself, and can be undone after a reload', async ({
  page,
}) => {
  const operator = operatorAt(page)
  await operator.open()
  await putHistory(page, [
    recent(0, { state: 'started' }),
    recent(1, { state: 'rejected' }),
    recent(2, { starred: true }),
    recent(4, { state: 'unknown' }),
  ])
  await page.goto('/runs')
  await expect(operator.rows).toHaveCount(4)
  const ask = async (runs: number) => {
    await page.getByRole('button', { name: 'More for runs' }).click()
    await page.getByRole('menuitem', { name: 'Clear history' }).click()
    const dialog = page.getByRole('dialog', { name: 'Clear history' })
    await expect(dialog).toContainText(`${runs} runs stand in this history`)
    return dialog
  }
  await (await ask(4)).getByRole('button', { name: 'Cancel' }).click()
  await expect(operator.rows).toHaveCount(4)

  const dialog = await ask(4)
  await expect(dialog.getByRole('checkbox', { name: 'Keep the 1 that is starred' })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'Keep the 1 of unknown outcome' })).toBeChecked()
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export them first' }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.jsonl$/)
  await dialog.getByRole('button', { name: 'Delete 2 runs', exact: true }).click()
  await expect(operator.rows).toHaveCount(2)
  await page.reload()
  await expect(operator.rows).toHaveCount(2)
  await expect(page.getByRole('status').filter({ hasText: '2 runs' })).toBeAttached()

  const rest = await ask(2)
  await rest.getByRole('checkbox', { name: /starred/ }).uncheck()
  await rest.getByRole('checkbox', { name: /unknown outcome/ }).uncheck()
  await rest.getByRole('button', { name: 'Delete 2 runs', exact: true }).click()
  await expect(page.getByText('No runs yet')).toBeVisible()
  await page.reload()

  await page.getByRole('button', { name: 'Recently deleted…' }).click()
  const deleted = page.getByRole('dialog', { name: 'Recently deleted' })
  await expect(deleted.getByRole('listitem')).toHaveCount(2)
  await deleted.getByRole('button', { name: 'Bring back' }).first().click()
  await deleted.getByRole('button', { name: 'Bring back' }).click()
  await expect(deleted).toContainText('Nothing stands here')
  await deleted.getByRole('button', { name: 'Close' }).click()
  await expect(operator.rows).toHaveCount(4)
})

test('what happened to an unknown run is read at a glance on every screen', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await putHistory(page, [recent(4, { state: 'unknown', message: 'Long words. '.repeat(60) })])
  const line = operator.detail.getByRole('list', { name: 'Timeline' })
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const)
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height })
      // The same address on every screen: where there is no room beside the form, it shows the run.
      await page.goto(`/?run=${sampleId(4)}`)
      await expect(line).toContainText('unknown')
      await line.scrollIntoViewIfNeeded()
      const heights = await line.evaluate((list) => ({
        frame: list.parentElement?.clientHeight ?? 0,
        steps: list.scrollHeight,
      }))
      expect(heights.frame).toBeGreaterThanOrEqual(16)
      expect(heights.frame).toBe(heights.steps)
    })
})

test('on a phone the word that a result is in leads to it, and Back to the form', async ({
  page,
  upstream,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const operator = operatorAt(page)
  await operator.prepare('api', 'report')
  const webhook = await startRun(operator, upstream)
  await expect(operator.launch).toBeVisible()
  await webhook.deliver('{"total": 7}')
  await page.getByRole('button', { name: 'result is in' }).click()
  await expect(operator.detail).toContainText('"total"')
  await expect(operator.launch).toBeHidden()
  const address = new URL(page.url())
  await page.goBack()
  await expect(operator.launch).toBeVisible()
  await expect(operator.startButton).toBeVisible()

  await page.goto(`/${address.search}`)
  await expect(operator.detail).toContainText('"total"')
  await operator.detail.getByRole('button', { name: 'All runs' }).click()
  await expect(operator.rows).toHaveCount(1)
})

test(
  'a note that two tabs write is never lost: both texts are there until one is chosen',
  LONG,
  async ({ page, context }) => {
    const operator = operatorAt(page)
    await operator.open()
    await putHistory(page, [recent(0)])
    const other = operatorAt(await context.newPage())
    for (const tab of [operator, other]) {
      await tab.page.goto(`/runs?run=${sampleId(0)}`)
      await tab.detail.getByRole('tab', { name: 'Notes' }).click()
    }
    const note = (tab: typeof operator) => tab.detail.getByRole('textbox', { name: 'Note', exact: true })
    // What is typed in this tab rests for so long that the other one is kept first, however slow the machine.
    await page.evaluate(() => {
      const real = window.setTimeout
      Object.assign(window, {
        setTimeout: (work: () => void, ms?: number) => real(work, ms === 500 ? 60_000 : ms),
      })
    })
    await note(operator).fill('mine')
    await note(other).fill('theirs')
    await note(other).blur()
    await expect(other.detail.getByText('saved', { exact: true })).toBeVisible()
    await expect(operator.detail.getByRole('alert')).toContainText('theirs')
    await expect(note(operator)).toHaveValue('mine')
    await operator.detail.getByRole('button', { name: 'Keep both' }).click()
    await expect(note(other)).toHaveValue('theirs\n\nmine')
  },
)
