import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { operatorAt, TOKEN } from './support/operator'

test('a demo masks, enlarges, keeps to the simulator, and survives a reload', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))
  const before = await size()
  await page.getByRole('button', { name: 'Demo mode' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Demo mode.' })).toContainText('api-mwm is chosen')
  await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('simulator')
  expect(await size()).toBeGreaterThan(before)
  const token = page.getByRole('textbox', { name: 'Authorization token' })
  await expect(token).toHaveAttribute('type', 'password')
  await expect(page.getByRole('button', { name: 'Show the value' })).toHaveCount(0)
  await operator.shownRequest()
  await operator.launch.getByRole('button', { name: 'Copy as…' }).click()
  const code = page.getByRole('dialog', { name: /copy/i })
  await expect(code).toBeVisible()
  await expect(code.getByRole('checkbox')).toHaveCount(0)
  await expect(code).not.toContainText(TOKEN.slice(6))
  await page.keyboard.press('Escape')

  await page.getByRole('checkbox', { name: 'Hide names' }).check()
  await expect(operator.launch.getByRole('combobox', { name: 'Project' })).toHaveCSS(
    '-webkit-text-security',
    'disc',
  )
  expect(await findings(page)).toEqual([])
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Hide names' })).toBeChecked()

  // A live start takes a confirmation of its own, and says so.
  await page.getByRole('button', { name: /for real$/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Demo mode with live starts' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('api')
  await page.getByRole('button', { name: 'Back to the simulator' }).click()
  await page.getByRole('button', { name: 'End demo' }).click()
  expect(await size()).toBe(before)
  expect(upstream.requests).toHaveLength(0)
})

test('the scripted example goes from accepted to proven, each start by the presenter’s click', async ({
  page,
}) => {
  const operator = operatorAt(page)
  await operator.open()
  await page.getByRole('button', { name: 'Demo mode' }).click()
  await page.getByRole('button', { name: 'Show the example' }).click()
  const script = page.getByRole('region', { name: 'Scripted example' })
  for (const [at, title] of [
    'A start is accepted',
    'Its result comes back',
    'A refusal, in plain words',
    'Unknown, then proven',
  ].entries()) {
    await expect(script).toContainText(title)
    await script.getByRole('button', { name: 'Fill in' }).click()
    await expect(script.getByRole('status')).toHaveText('Filled in. Press Start automation.')
    await expect(operator.rows).toHaveCount(at)
    await operator.start()
    await expect(script.getByRole('status')).toHaveText('✓ Done.', { timeout: 30_000 })
    await expect(operator.rows).toHaveCount(at + 1)
    if (at < 3) await script.getByRole('button', { name: 'Next step' }).click()
  }
})

test('help answers in the operator’s words and leads to the settings page', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help.getByText('The JSON that your automation gets')).toBeVisible()
  await help.getByText('Where do the token and the key come from?').click()
  await expect(help.getByText('The JSON that your automation gets')).toBeHidden()
  await expect(help.getByRole('link', { name: 'Open the platform’s settings page' })).toHaveAttribute(
    'href',
    'https://mwm.datallog.com/preferences/settings',
  )
  expect(await findings(page, 'dialog')).toEqual([])
  await help.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})
