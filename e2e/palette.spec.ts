import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

test('the palette finds, says and does, and gives the focus back', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await operator.name('my-project', 'echo')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  await operator.name('my-project', 'hello-automation')
  await operator.writeSeed('{"typed": true}')

  // From the middle of typing, where single letters must stay letters.
  const palette = page.getByRole('dialog', { name: 'Search or do' })
  const search = palette.getByRole('combobox')
  await operator.seed.focus()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(search).toBeFocused()
  for (const group of ['Do', 'Go to', 'Automations', 'Recent runs', 'Target', 'Look', 'Help'])
    await expect(palette.getByRole('group', { name: group })).toBeVisible()
  expect(await findings(page, { within: 'dialog' })).toEqual([])
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(operator.seed).toBeFocused()

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('theme dk')
  await expect(palette.getByRole('option')).toHaveCount(1)
  await expect(palette.getByRole('status')).toHaveText('1 entry')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(operator.seed).toBeFocused()
  await expect(operator.seed).toHaveValue('{"typed": true}')

  await page.getByRole('button', { name: 'Search or do…' }).click()
  await page.keyboard.type('echo my-proj')
  await palette.getByRole('group', { name: 'Automations' }).getByRole('option').click()
  await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue('echo')

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('echo started')
  await palette.getByRole('group', { name: 'Recent runs' }).getByRole('option').first().click()
  await expect(operator.detail).toContainText('echo')

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('start echo')
  await expect(palette.getByRole('option', { name: /^Start echo/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  // It is the start button's own way: the same start again is asked about.
  await expect(page.getByRole('dialog', { name: 'Start the same again?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(operator.rows).toHaveCount(1)
})

test(
  'keys go to every page and show their list; letters that are typed stay letters',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    await operator.launch.getByRole('combobox', { name: 'Automation' }).fill('')
    await operator.launch.getByRole('combobox', { name: 'Automation' }).pressSequentially('gr?/gi')
    await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue('gr?/gi')
    await expect(page).toHaveURL(/\/$/)

    await page.getByRole('heading', { name: 'Seedpad' }).click()
    // One right after the other, as fingers do it: the second may not come late because the page is busy with the first.
    const pair = (first: string, second: string) =>
      Promise.all([page.keyboard.press(first), page.keyboard.press(second)])
    await pair('g', 'i')
    await expect(page).toHaveURL(/\/inbox$/)
    await pair('g', 'l')
    await expect(page).toHaveURL(/\/$/)

    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(list).toContainText('Go to Inbox')
    expect(await findings(page, { within: 'dialog' })).toEqual([])
    // Off for who dictates: then only keys with Ctrl are heard.
    await list.getByRole('checkbox', { name: /^Keys without Ctrl/ }).uncheck()
    await page.keyboard.press('Escape')
    await pair('g', 'i')
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Search or do' })).toBeVisible()
    await expect(page).toHaveURL(/\/$/)
  },
)
