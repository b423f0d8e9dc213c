import type { ServerResponse } from 'node:http'
import { expect, test } from './fixtures'
import { operatorAt, TOKEN } from './support/operator'
import { LONG } from './support/tiers'

const SUCCESS = '{"status":"success","message":"started","execution_id":"exec_slow"}'

test('tomorrow it is all still there, except the credentials', async ({ page, server, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('app', 'report')
  await operator.writeSeed('{"day": 1.0}')
  await operator.sendTo('url')
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/r')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  const id =
    (await operator.detail
      .getByTitle(/^[0-9a-f-]{36}$/)
      .first()
      .textContent()) ?? ''
  await operator.writeSeed('{"day": 2.0, "draft": true')
  await expect(operator.launch).toContainText('the text ends too early')

  await page.goto('about:blank')
  await server.restart()
  await operator.open()
  await expect(operator.rows.first()).toContainText(id)
  await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('app')
  await expect(operator.launch.getByRole('combobox', { name: 'Project' })).toHaveValue('my-project')
  await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue('report')
  await expect(page.getByRole('textbox', { name: 'Webhook URL' })).toHaveValue('https://example.com/r')
  await expect(operator.seed).toHaveValue('{"day": 2.0, "draft": true')
  await expect(page.getByRole('textbox', { name: 'Authorization token' })).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue('')

  await operator.rows.first().click()
  await operator.detail.getByRole('tab', { name: 'Seed' }).click()
  await expect(operator.detail).toContainText('{"day": 1.0}')
  await operator.detail.getByRole('tab', { name: 'Answer' }).click()
  await expect(operator.detail).toContainText('"execution_id"')
  expect(upstream.requests).toHaveLength(1)
})

test(
  'credentials kept for the tab survive a reload of it, and no other tab has them',
  LONG,
  async ({ page, context }) => {
    const operator = operatorAt(page)
    await operator.open()
    await operator.giveCredentials()
    await page.getByRole('checkbox', { name: 'Keep for this tab' }).check()
    await page.reload()
    await expect(page.getByRole('textbox', { name: 'Authorization token' })).toHaveValue(TOKEN)

    const other = operatorAt(await context.newPage())
    await other.open()
    await expect(other.page.getByRole('textbox', { name: 'Authorization token' })).toHaveValue('')

    await page.getByRole('button', { name: 'Forget' }).click()
    await page.reload()
    await expect(page.getByRole('textbox', { name: 'Authorization token' })).toHaveValue('')
  },
)

test('a reload in the middle of a slow start finds its outcome afterwards', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api', 'slow')
  const held = new Promise<ServerResponse>((resolve) =>
    upstream.answerOnce((_, response) => resolve(response)),
  )
  await operator.start()
  const response = await held
  await expect(operator.rows.first()).toContainText('sending')
  await page.reload()
  await expect(operator.rows.first()).toContainText('sending')
  response.writeHead(200, { 'content-type': 'application/json' }).end(SUCCESS)
  await expect(operator.rows.first()).toContainText('exec_slow', { timeout: 15_000 })
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests).toHaveLength(1)
})

test('a second tab sees each row as it comes and changes', LONG, async ({ page, context, upstream }) => {
  const first = operatorAt(page)
  const second = operatorAt(await context.newPage())
  await first.prepare('api', 'shared')
  await second.open()
  await expect(second.page.getByText('No runs yet')).toBeVisible()
  const held = new Promise<ServerResponse>((resolve) =>
    upstream.answerOnce((_, response) => resolve(response)),
  )
  await first.start()
  await expect(second.rows.first()).toContainText('sending')
  ;(await held).writeHead(200, { 'content-type': 'application/json' }).end(SUCCESS)
  await expect(second.rows.first()).toContainText('exec_slow')
  await second.rows.first().click()
  await expect(second.detail).toContainText('exec_slow')
  await first.detail.getByRole('button', { name: 'More for this run' }).click()
  await page.getByRole('menuitem', { name: 'Delete run' }).click()
  await expect(second.rows).toHaveCount(0)
  await expect(second.detail).toHaveCount(0)
})

test('one run or the whole history can be deleted, and brought back', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  for (const automation of ['echo', 'no-plan', 'hello-automation']) {
    await operator.name('my-project', automation)
    await operator.start()
    await expect(operator.rows.filter({ hasText: automation })).toContainText(/started|rejected/)
  }
  await operator.rows.filter({ hasText: 'no-plan' }).click()
  // Until it has been read, the former run stands there, with a menu of its own.
  await expect(operator.detail).toContainText('no-plan')
  await operator.detail.getByRole('button', { name: 'More for this run' }).click()
  await page.getByRole('menuitem', { name: 'Delete run' }).click()
  await expect(operator.rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(operator.rows).toHaveCount(3)
  await expect(operator.rows.nth(1)).toContainText('no-plan')

  const clear = async () => {
    await page.getByRole('button', { name: 'More for runs' }).click()
    await page.getByRole('menuitem', { name: 'Clear history' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 3 runs', exact: true }).click()
    await expect(page.getByText('No runs yet')).toBeVisible()
  }
  await clear()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(operator.rows).toHaveCount(3)
  await operator.rows.first().click()
  await expect(operator.detail).toBeVisible()
  await clear()
  // The detail goes with its run.
  await expect(page).not.toHaveURL(/run=/)
  await expect(page.getByText('This run is not in the history')).toBeHidden()
  await page.reload()
  await expect(page.getByText('No runs yet')).toBeVisible()
})

test('a run of yesterday comes back into the form to be changed and sent again', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api', 'report')
  await operator.writeSeed('{"day":  1.0}')
  await operator.sendTo('url')
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/r')
  await operator.addHeader('X-Key', 'secret-value')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  await operator.name('other-project', 'other')
  await operator.writeSeed('[]')
  await operator.target('simulator')

  await operator.detail.getByRole('button', { name: 'Edit and run' }).click()
  await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('api')
  await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue('report')
  await expect(operator.seed).toHaveValue('{"day":  1.0}')
  await expect(page.getByRole('textbox', { name: 'Header name' })).toHaveValue('X-Key')
  await expect(page.getByRole('textbox', { name: 'Header value' })).toHaveValue('')
  await operator.writeSeed('{"day":  2.0}')
  await operator.start()
  await expect(operator.rows).toHaveCount(2)
  await expect.poll(() => upstream.requests.length).toBe(2)
  expect(upstream.requests[1]?.body).toContain('"seed":{"day":  2.0}')
})
