import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { API_KEY, operatorAt, TOKEN } from './support/operator'
import { LONG } from './support/tiers'

test('a name that can’t be an address is an error beside it, any other goes out encoded', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.sendTo('default')
  await operator.writeSeed('')
  const project = operator.launch.getByRole('combobox', { name: 'Project' })
  const bad: [name: string, words: string][] = [
    ['', 'Enter a name.'],
    ['..', 'A name can’t be “.” or “..”'],
    ['%2e%2E', 'A name can’t be “.” or “..”'],
    ['a/b', 'A name can’t hold / or \\'],
    ['a\\b', 'A name can’t hold / or \\'],
    ['a%2Fb', 'A name can’t hold / or \\'],
    ['a\u0007b', 'invisible control character'],
    ['x'.repeat(256), 'at most 255 characters'],
  ]
  for (const [name, words] of bad) {
    await project.fill(name)
    await operator.start()
    await expect(project).toHaveAccessibleDescription(new RegExp(words.replace(/[\\/().]/g, '\\$&')))
    await expect(project).toHaveAttribute('aria-invalid', 'true')
    await expect(project).toBeFocused()
  }
  await expect(operator.rows).toHaveCount(0)

  const automation = operator.launch.getByRole('combobox', { name: 'Automation' })
  await automation.fill('reports/daily')
  await expect(automation).toHaveAccessibleDescription(/A name can’t hold/)
  await expect(automation).toHaveAttribute('aria-invalid', 'true')
  await automation.fill('hello-automation')
  await expect(automation).not.toHaveAttribute('aria-invalid', 'true')

  await project.fill('Projeto nº 1 & ação?#%')
  await expect(project).toHaveAccessibleDescription(/Unusual/)
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests.map(({ path }) => path)).toEqual([
    `/api/start-automation/${encodeURIComponent('Projeto nº 1 & ação?#%')}/hello-automation`,
  ])
})

test('a webhook URL that can’t be used is an error beside it, a doubtful one a warning', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.sendTo('url')
  const url = page.getByRole('textbox', { name: 'Webhook URL' })
  // Said when the field is left, and gone as soon as it is right; not before, and not of an empty one.
  await url.press('Tab')
  await url.pressSequentially('example')
  await expect(url).not.toHaveAttribute('aria-invalid', 'true')
  await operator.seed.focus()
  await expect(url).toHaveAccessibleDescription(/not a whole address/)
  await url.fill('https://example.com')
  await expect(url).not.toHaveAttribute('aria-invalid', 'true')
  const bad: [text: string, words: RegExp][] = [
    ['', /Enter the address/],
    ['example.com/hook', /not a whole address/],
    ['ftp://example.com/', /must begin with https/],
    ['javascript:alert(1)', /must begin with https|not a whole/],
    ['https://user:secret@example.com/', /user name and password/],
    [`https://example.com/${'x'.repeat(2048)}`, /2,048/],
  ]
  for (const [text, words] of bad) {
    await url.fill(text)
    await operator.start()
    await expect(url).toHaveAccessibleDescription(words)
    await expect(url).toBeFocused()
  }
  expect(upstream.requests).toEqual([])
  await url.fill('http://192.168.0.10/hook')
  await expect(operator.launch).toContainText('can’t reach a private or local address')
  await expect(operator.launch).toContainText('unencrypted')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
})

test('a header row that can’t be sent is an error beside the row', LONG, async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('app')
  await operator.sendTo('url')
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/')
  const rows: [name: string, value: string, words: RegExp][] = [
    ['X-One', '1', /^$/],
    ['x-ONE', '2', /stands above already/],
    ['', 'a value', /Give this value a name/],
    ['a b', 'v', /letters, digits/],
    ['Host', 'v', /belongs to the connection/],
    ['Content-Length', '1', /belongs to the connection/],
    ['Transfer-Encoding', 'v', /belongs to the connection/],
  ]
  for (const [name, value] of rows) await operator.addHeader(name, value)
  // A click is one however slow the hand is: what is wrong with the row that it leaves is said after it, and moves nothing before.
  const add = page.getByRole('button', { name: 'Add header' })
  const remove = page.getByRole('button', { name: 'Remove header' })
  await add.click()
  await expect(remove).toHaveCount(rows.length + 1)
  await page.getByRole('textbox', { name: 'Header name' }).last().fill('no name')
  await add.hover()
  await page.mouse.down()
  await frames(page, 30)
  await page.mouse.up()
  await expect(remove).toHaveCount(rows.length + 2)
  for (let more = 2; more > 0; more -= 1) await remove.last().click()
  const second = page.getByRole('textbox', { name: 'Header name' }).nth(1)
  await expect(second).toHaveAccessibleDescription(/stands above already/)
  await page.getByRole('textbox', { name: 'Header name' }).first().fill('X-Two')
  await expect(second).not.toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('textbox', { name: 'Header name' }).first().fill('X-One')
  await operator.addHeader('X-Emoji', '😀')
  await operator.start()
  for (const [at, [, , words]] of rows.entries())
    await expect(page.getByRole('textbox', { name: 'Header name' }).nth(at)).toHaveAccessibleDescription(
      words,
    )
  await expect(page.getByRole('textbox', { name: 'Header value' }).last()).toHaveAccessibleDescription(
    /ASCII/,
  )
  await expect(operator.rows).toHaveCount(0)
  for (let left = rows.length; left > 0; left -= 1)
    await page.getByRole('button', { name: 'Remove header' }).last().click()
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests[0]?.body).toContain('"webhook_header":{"X-One":"1"}')
})

test('the Request tab shows the exact request, secrets masked', LONG, async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('app', 'nightly report')
  await operator.sendTo('url')
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/r')
  await operator.addHeader('X-Key', 'the-secret')
  await operator.writeSeed('{"a":\n 1.0}')
  const shown = await operator.shownRequest()
  await expect(shown).toContainText('POST')
  await expect(shown).toContainText(`${upstream.appUrl}/api/start-automation/my-project/nightly%20report`)
  await expect(shown).toContainText('Authorization:')
  await expect(shown).toContainText('Content-Type:')
  const body = await page.getByRole('region', { name: 'Request body' }).textContent()
  const text = (await shown.textContent()) ?? ''
  for (const secret of [TOKEN.slice(6), API_KEY, 'the-secret']) expect(text).not.toContain(secret)
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  const sent = upstream.requests[0]
  expect(body?.replace(/•+/, 'the-secret')).toBe(sent?.body)
  // Every header that is shown goes out; what the connection itself needs is all there is besides.
  const names = [...text.matchAll(/(Authorization|x-api-key|Content-Type|Accept):/g)].map(([, name]) =>
    name?.toLowerCase(),
  )
  expect(Object.keys(sent?.headers ?? {})).toEqual(expect.arrayContaining(names))
})

test(
  'the execution_id is copied by its button, and whole where it is selected',
  LONG,
  async ({ page, upstream }) => {
    const id = '3f2a8c1e-9b7d-4e5f-a1b2-c3d4e5f60718'
    const operator = operatorAt(page)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await operator.prepare('api')
    upstream.answerOnce({ status: 200, body: { status: 'success', execution_id: id } })
    await operator.start()
    await expect(operator.rows.first()).toContainText(id)
    await operator.detail.getByRole('button', { name: 'Copy execution_id' }).click()
    await expect(operator.detail.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id)
    const selected = await operator.detail
      .getByTitle(id)
      .first()
      .evaluate((element) => {
        getSelection()?.selectAllChildren(element)
        return getSelection()?.toString()
      })
    expect(selected).toBe(id)
  },
)

test('language and theme change at once and stay', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Português (Brasil)' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR')
  await expect(page.getByText('Nenhuma execução ainda')).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByText('Nenhuma execução ainda')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the system’s theme is followed until one is chosen', LONG, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

/** Lets the page draw so many frames. */
async function frames(page: Page, count: number) {
  await page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  }, count)
}
