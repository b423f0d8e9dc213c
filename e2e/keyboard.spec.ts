import type { Locator, Page } from '@playwright/test'
import { sampleDelivery, sampleId, sampleRun } from '../src/app/lib/run-index/testing/sample-runs'
import { expect, test } from './fixtures'
import { batchAt } from './support/batch-steps'
import { putHistory } from './support/history'
import { API_KEY, operatorAt, TOKEN } from './support/operator'
import { LONG } from './support/tiers'

/** Goes on with Tab until this has the focus; a page that never gets there fails here. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab') {
  await expect(wanted.first()).toBeVisible()
  for (let press = 0; press < 80; press += 1) {
    if (await wanted.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${wanted}`)
}

test('from load to result without a mouse', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  const id = 'exec_by_keyboard'
  upstream.answerOnce({ status: 200, body: { status: 'success', execution_id: id } })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await operator.open()
  await expect(operator.seed).toBeVisible()

  await tabTo(page, page.getByRole('combobox', { name: 'Target' }))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('api')
  await tabTo(page, page.getByRole('textbox', { name: 'Authorization token' }))
  await page.keyboard.insertText(TOKEN)
  await tabTo(page, page.getByRole('textbox', { name: 'API key' }))
  await page.keyboard.insertText(API_KEY)
  await tabTo(page, operator.launch.getByRole('combobox', { name: 'Project' }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('my-project')
  await tabTo(page, operator.launch.getByRole('combobox', { name: 'Automation' }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('report')

  // Tab passes the editor, forwards and backwards, and types nothing into it; it says so.
  await tabTo(page, operator.seed)
  await expect(operator.seed).toHaveAccessibleDescription('Tab leaves · Ctrl+M: Tab indents')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('{"a": 1.0}')
  await page.keyboard.press('Shift+Tab')
  await expect(operator.seed).not.toBeFocused()
  await tabTo(page, operator.seed)
  await page.keyboard.press('Tab')
  await expect(operator.seed).not.toBeFocused()

  await tabTo(page, page.getByRole('radio', { checked: true }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Another URL' })).toBeChecked()
  await tabTo(page, page.getByRole('textbox', { name: 'Webhook URL' }))
  await page.keyboard.type('https://example.com/r')
  await tabTo(page, page.getByRole('button', { name: 'Add header' }))
  await page.keyboard.press('Enter')
  // The new row is where the work is.
  await expect(page.getByRole('textbox', { name: 'Header name' })).toBeFocused()
  await page.keyboard.type('X-Key')
  await page.keyboard.press('Tab')
  await page.keyboard.type('v')
  await tabTo(page, operator.startButton)
  await page.keyboard.press('Enter')
  await expect(operator.rows.first()).toContainText(id)
  expect(upstream.requests.map(({ body }) => body)).toEqual([
    '{"webhook":{"url":"https://example.com/r","webhook_header":{"X-Key":"v"}},"seed":{"a": 1.0}}',
  ])

  await tabTo(page, operator.rows)
  await page.keyboard.press('Enter')
  await tabTo(page, operator.detail.getByRole('button', { name: 'Copy execution_id' }))
  await page.keyboard.press('Enter')
  await expect(operator.detail.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id)
  await tabTo(page, operator.detail.getByRole('tab', { selected: true }))
  await page.keyboard.press('ArrowRight')
  await expect(operator.detail.getByRole('tab', { name: 'Answer' })).toBeFocused()
  await expect(operator.detail).toContainText('"execution_id"')
})

test('Ctrl+Enter starts from the editor, and a question is answered by keys', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await tabTo(page, operator.seed)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(operator.rows.first()).toContainText('started')
  // While one is under way, the keys start nothing.
  await expect(operator.startButton).toBeEnabled()
  await page.keyboard.press('ControlOrMeta+Enter')
  const dialog = page.getByRole('dialog', { name: 'Start the same again?' })
  await expect(dialog.getByRole('button', { name: 'Don’t start' })).toBeFocused()
  // The focus stays inside, and goes back where it was.
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(upstream.requests).toHaveLength(1)
})

test('Tab indents where that was chosen, and even then leaves after Escape', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await tabTo(page, operator.seed)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('1')
  await page.keyboard.press('Control+m')
  await expect(operator.seed).toHaveAccessibleDescription('Tab indents · Ctrl+M or Esc: Tab leaves')
  await page.keyboard.press('Home')
  await page.keyboard.press('Tab')
  await expect(operator.seed).toBeFocused()
  await expect(operator.seed).toHaveValue('  1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(operator.seed).not.toBeFocused()
  // Come back, it indents again, until that is taken back.
  await page.keyboard.press('Shift+Tab')
  await expect(operator.seed).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(operator.seed).toHaveValue('    1')
  await page.keyboard.press('Control+m')
  await page.keyboard.press('Tab')
  await expect(operator.seed).not.toBeFocused()
  await expect(operator.seed).toHaveValue('    1')
  // Lines are indented whatever Tab does.
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Control+]')
  await expect(operator.seed).toHaveValue('      1')
})

test('a comparison is passed by Tab, too', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await operator.startButton.click()
  await expect(operator.rows.first()).toContainText('started')
  await operator.rows.first().click()
  await operator.detail.getByRole('button', { name: 'More for this run' }).click()
  await page.getByRole('menuitem', { name: 'Compare', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.monaco-diff-editor textarea').first()).toBeAttached()
  const close = dialog.getByRole('button', { name: 'Close' })
  await close.focus()
  const inEditor = () => page.evaluate(() => document.activeElement?.closest('.monaco-diff-editor') !== null)
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab')
      return inEditor()
    })
    .toBe(true)
  for (let press = 0; press < 20 && (await inEditor()); press += 1) await page.keyboard.press('Tab')
  expect(await inEditor()).toBe(false)
})

test('a run’s menu goes by keys, and a message over a dialog is acted on', LONG, async ({ page }) => {
  // Messages stay, however slow the machine is: when they go is tried beside the control.
  await page.addInitScript(() => {
    const later = window.setTimeout.bind(window)
    window.setTimeout = ((run: () => void, ms?: number) =>
      later(run, ms === 8000 ? 2 ** 30 : ms)) as typeof setTimeout
  })
  const operator = operatorAt(page)
  await operator.open()
  await putHistory(page, [sampleRun(1), sampleRun(2)])
  await page.reload()
  await expect(operator.rows).toHaveCount(2)
  await tabTo(page, operator.rows)
  await page.keyboard.press('Enter')
  await tabTo(page, operator.detail.getByRole('button', { name: 'More for this run' }))
  await page.keyboard.press('Enter')
  const entries = page.getByRole('menu').filter({ visible: true }).locator('[role^=menuitem]')
  for (let at = 0; at < (await entries.count()); at += 1) {
    await expect(entries.nth(at)).toBeFocused()
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  // The run is gone, and the keyboard goes on from the list.
  await expect(operator.rows).toHaveCount(1)
  await expect(operator.rows).toBeFocused()
  // Another dialog is opened before the message goes.
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('F6')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(operator.rows).toHaveCount(2)
})

/** Comes to a list by Tab, goes to its end and leaves it by Tab, as one does who wants what follows. */
async function expectOneStop(page: Page, list: Locator, item: string) {
  const items = list.locator(item)
  const place = () => list.evaluate((element) => element.contains(document.activeElement))
  await expect(items.nth(20)).toBeAttached()
  await tabTo(page, list.locator(`${item}[tabindex="0"]`))
  await page.keyboard.press('ArrowDown')
  await expect(items.nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(list.locator(`${item}:focus`)).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Tab')
  // A button that fetches more may follow within.
  if (await place()) await page.keyboard.press('Tab')
  expect(await place()).toBe(false)
}

test(
  'every long list is passed by one Tab: runs, inbox, batches and a batch’s rows',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    const runs = Array.from({ length: 300 }, (_, at) => sampleRun(at))
    await putHistory(
      page,
      runs,
      runs.slice(0, 60).map((_, at) => sampleDelivery(sampleId(at), `{"row":${at}}`)),
    )
    await page.goto('/runs')
    await expectOneStop(page, page.getByRole('list', { name: 'Runs, newest first' }), '[data-run]')
    await page.goto('/inbox')
    await expectOneStop(page, page.getByRole('list', { name: 'Deliveries' }), '[data-delivery]')

    const batch = batchAt(page)
    await batch.open()
    await batch.name('my-project', 'hello-automation')
    await batch.paste(`n\n${Array.from({ length: 40 }, (_, at) => at).join('\n')}`)
    await batch.review()
    await batch.confirm()
    await expect(batch.done).toBeVisible({ timeout: 60_000 })
    await expectOneStop(page, page.getByRole('region', { name: 'The batch’s rows' }), '[data-part="open"]')
  },
)

test('menus open, move and close by keys, and give the focus back', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  const theme = page.getByRole('button', { name: 'Theme' })
  await theme.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: 'As the system' })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(theme).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(theme).toBeFocused()
})

test('suggestions are chosen by keys', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  const automation = operator.launch.getByRole('combobox', { name: 'Automation' })
  await automation.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('hello')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(automation).toHaveValue('hello-automation')
  await expect(operator.rows).toHaveCount(0)
})
