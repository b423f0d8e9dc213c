import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { operatorAt, TOKEN } from './support/operator'
import { LONG } from './support/tiers'
import { addProfile, closeVault, fromMenu, makeVault } from './support/vault-steps'

test('a live target can’t be mistaken: tab, bar and button say so in words', async ({ page }) => {
  const operator = operatorAt(page)
  const icon = () => page.locator('link[rel=icon]').getAttribute('href')
  await operator.open()
  await expect(page).toHaveTitle('Seedpad')
  const free = await operator.startButton.evaluate((one) => getComputedStyle(one).backgroundColor)
  await operator.target('api')
  await expect(page).toHaveTitle(/^LIVE · .+ · Seedpad$/)
  expect(await icon()).toBe('/favicon-live.svg')
  await expect(operator.startButton).toHaveAccessibleDescription(/^live · paid.*Starts a paid run/)
  await expect(operator.startButton).not.toHaveCSS('background-color', free)
  await operator.target('simulator')
  await expect(page).toHaveTitle('Seedpad')
  expect(await icon()).toBe('/favicon.svg')
})

test(
  'a daily limit warns, stops, and is raised knowingly; refused starts do not count',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api', 'first')
    await operator.launch.getByRole('button', { name: 'Daily limit…' }).click()
    const limit = page.getByRole('dialog', { name: 'Daily limit of starts' })
    await limit.getByRole('textbox', { name: 'Starts per day' }).fill('many')
    await limit.getByRole('button', { name: 'Save limit' }).click()
    await expect(limit).toContainText('Enter a whole number from 1 to 100,000.')
    expect(await findings(page, { within: 'dialog' })).toEqual([])
    await limit.getByRole('textbox', { name: 'Starts per day' }).fill('2')
    await page.keyboard.press('Enter')
    await expect(operator.launch.getByRole('button', { name: '0 of 2 starts today' })).toBeVisible()

    upstream.answerOnce({ status: 400, body: { status: 'error', message: 'no active plan' } })
    await operator.start()
    await expect(operator.rows.first()).toContainText('rejected')
    // The row says for eyes, too, where it went.
    await expect(operator.rows.first().getByText('live', { exact: false }).first()).toBeInViewport()
    await expect(operator.launch.getByRole('button', { name: '0 of 2 starts today' })).toBeVisible()
    for (const [at, name] of ['second', 'third'].entries()) {
      await operator.name('my-project', name)
      await operator.start()
      await expect(operator.rows).toHaveCount(at + 2)
      await expect(operator.rows.first()).toContainText('started')
    }
    await expect(operator.launch.getByRole('button', { name: 'Today’s limit of 2 is reached' })).toBeVisible()

    await operator.name('my-project', 'fourth')
    await operator.start()
    const stopped = page.getByRole('dialog', { name: 'Today’s limit is reached' })
    await expect(stopped.getByRole('button', { name: 'Don’t start' })).toBeFocused()
    expect(await findings(page, { within: 'dialog' })).toEqual([])
    await page.keyboard.press('Enter')
    await expect(stopped).toBeHidden()
    expect(upstream.requests).toHaveLength(3)
    await expect(operator.rows).toHaveCount(3)

    await operator.start()
    await stopped.getByRole('button', { name: 'Raise for today and start' }).click()
    await expect(operator.rows).toHaveCount(4)
    await expect(operator.rows.first()).toContainText('started')
    expect(upstream.requests).toHaveLength(4)
    // The simulator costs nothing, so nothing stops it.
    await operator.target('simulator')
    await operator.name('my-project', 'hello-automation')
    await operator.start()
    await expect(operator.rows.first()).toContainText('started')
  },
)

test(
  'a profile that asks for it starts nothing before the automation’s name is typed',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.open()
    await makeVault(page)
    await addProfile(page, { name: 'Production', target: 'api', token: TOKEN, key: 'a2V5' })
    await page.getByRole('button', { name: 'Edit Production' }).click()
    await page.getByRole('checkbox', { name: 'Ask for the automation’s name before each paid start' }).check()
    await page.getByRole('button', { name: 'Save profile' }).click()
    await closeVault(page)
    await fromMenu(page, 'Production')
    await operator.name('my-project', 'nightly-export')
    await operator.start()
    const dialog = page.getByRole('dialog', { name: 'Start a paid run?' })
    await expect(dialog.getByRole('textbox', { name: 'Name of the automation' })).toBeFocused()
    expect(await findings(page, { within: 'dialog' })).toEqual([])
    await page.keyboard.type('nightly')
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText('That is not the automation’s name. Nothing was sent.')
    expect(upstream.requests).toHaveLength(0)
    await page.keyboard.type('-export')
    await page.keyboard.press('Enter')
    await expect(operator.rows.first()).toContainText('started')
    expect(upstream.requests).toHaveLength(1)
  },
)
