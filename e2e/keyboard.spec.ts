import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
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

  // In the editor Tab indents; Escape, then Tab leaves it, forwards and backwards, and it says so.
  await tabTo(page, operator.seed)
  await expect(operator.seed).toHaveAccessibleDescription('Tab indents · Esc, then Tab leaves')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Tab')
  await expect(operator.seed).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('{"a": 1.0}')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Tab')
  await expect(operator.seed).not.toBeFocused()
  await tabTo(page, operator.seed)
  await page.keyboard.press('Escape')
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
