import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { operatorAt } from './support/operator'
import { fromSeedMenu } from './support/seed-steps'
import { LONG } from './support/tiers'

const PROJECT = 'payments\u200b'
const AUTOMATION = 'r\u0435port-\u202eyliad'

test('a name that misleads is marked before it is started, asked about, and marked in the history', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.name(PROJECT, AUTOMATION)
  await expect(operator.launch).toContainText('This name does not read as what it is')
  await operator.start()
  const dialog = page.getByRole('dialog', { name: 'Is this what you mean to start?' })
  await expect(dialog.getByRole('button', { name: 'Don’t start' })).toBeFocused()
  for (const code of ['U+200B', 'U+0435', 'U+202E']) await expect(dialog).toContainText(code)
  expect(await findings(page, { within: 'dialog' })).toEqual([])
  expect(upstream.requests).toHaveLength(0)
  await dialog.getByRole('button', { name: 'Start this paid run' }).click()
  await expect(operator.rows.first()).toContainText('U+200B')
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests).toHaveLength(1)
  await operator.launch.getByRole('button', { name: 'Remove them' }).first().click()
  await expect(operator.launch.getByRole('combobox', { name: 'Project' })).toHaveValue('payments')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(operator.launch.getByRole('combobox', { name: 'Project' })).toHaveValue(PROJECT)
})

test(
  'the first paid start of a form that a link filled in asks, also after a reload, and the next does not',
  LONG,
  async ({ page, browser, upstream }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const sender = operatorAt(page)
    await sender.prepare('api', 'shared')
    await fromSeedMenu(page, 'Share as a link…')
    const share = page.getByRole('dialog', { name: 'Share as a link' })
    await expect(share).toContainText('history of their browser')
    await share.getByRole('button', { name: 'Copy the link' }).click()
    const link = await page.evaluate(() => navigator.clipboard.readText())

    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const operator = operatorAt(await context.newPage())
    await operator.page.goto(link)
    await operator.page.getByRole('button', { name: 'Fill in the form' }).click()
    await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue('shared')
    await operator.page.reload()
    await operator.giveCredentials()
    await operator.start()
    const dialog = operator.page.getByRole('dialog', { name: 'Is this what you mean to start?' })
    await expect(dialog).toContainText('filled in by a link')
    expect(upstream.requests).toHaveLength(0)
    await dialog.getByRole('button', { name: 'Start this paid run' }).click()
    await expect(operator.rows.first()).toContainText('started')
    await operator.name('my-project', 'other')
    await operator.name('my-project', 'shared')
    await operator.writeSeed('{"n": 1}')
    await operator.start()
    await expect(operator.rows).toHaveCount(2)
    await expect(operator.rows.first()).toContainText('started')
    expect(upstream.requests).toHaveLength(2)
    await context.close()
  },
)
