import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { API_KEY, operatorAt, TOKEN } from './support/operator'

const BARE = TOKEN.slice('Token '.length)

async function paste(page: Page, field: string, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.getByRole('textbox', { name: field }).fill('')
  await page.getByRole('textbox', { name: field }).press('ControlOrMeta+v')
}

test('whatever is pasted, the same two headers go out', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  const token = page.getByRole('textbox', { name: 'Authorization token' })
  const key = page.getByRole('textbox', { name: 'API key' })
  const check = page.getByRole('button', { name: 'Check credentials' })
  upstream.answer({ status: 200, body: { username: 'ana', email: 'ana@example.com' } })
  await operator.open()
  await operator.target('api')

  const pastes: [field: string, text: string][] = [
    ['Authorization token', `Authorization: ${TOKEN}\nx-api-key: ${API_KEY}\n`],
    ['API key', `x-api-key: ${API_KEY}\r\nauthorization: token ${BARE}`],
  ]
  for (const [at, [field, text]] of pastes.entries()) {
    await token.fill('')
    await key.fill('')
    await paste(page, field, text)
    await expect(token).toHaveValue(TOKEN)
    await expect(key).toHaveValue(API_KEY)
    await check.click()
    await expect.poll(() => upstream.requests.length).toBe(at + 1)
  }
  // A whole command is more than two values: it is shown what it would set, and Enter takes it.
  const curl = `curl -X POST https://x.example/ -H 'Authorization: ${TOKEN}' -H "x-api-key: ${API_KEY}"`
  for (const field of ['Authorization token', 'API key']) {
    const before = upstream.requests.length
    await token.fill('')
    await key.fill('')
    await paste(page, field, curl)
    const dialog = page.getByRole('dialog', { name: 'This looks like' })
    await expect(dialog).toContainText('Authorization')
    await expect(dialog).not.toContainText(BARE)
    await expect(dialog.getByRole('button', { name: 'Fill in the form' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(token).toHaveValue(TOKEN)
    await expect(key).toHaveValue(API_KEY)
    await check.click()
    await expect.poll(() => upstream.requests.length).toBe(before + 1)
  }
  await paste(page, 'Authorization token', `Authorization: ${TOKEN}`)
  await expect(token).toHaveValue(TOKEN)
  await expect(key).toHaveValue(API_KEY)
  for (const typed of [BARE, `token ${BARE}`, ` ${TOKEN} `]) {
    const before = upstream.requests.length
    await operator.giveCredentials(typed, ` ${API_KEY} `)
    await check.click()
    await expect.poll(() => upstream.requests.length).toBe(before + 1)
  }
  for (const { method, path, headers, body } of upstream.requests)
    expect({ method, path, body, token: headers.authorization, key: headers['x-api-key'] }).toEqual({
      method: 'POST',
      path: '/api/sdk/verify-token',
      body: '',
      token: TOKEN,
      key: API_KEY,
    })
  await expect(operator.rows).toHaveCount(0)
})

test('a check says: valid as whom, unknown token, key not active yet, or nothing learned', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  const panel = page.getByRole('region', { name: 'Credentials' })
  const check = page.getByRole('button', { name: 'Check credentials' })
  await operator.open()
  await operator.target('app')
  await expect(check).toBeDisabled()
  await operator.giveCredentials()

  upstream.answerOnce({ status: 200, body: { username: 'ana', email: 'ana@example.com' } })
  await check.click()
  await expect(panel).toContainText('Valid on mwm as ana')
  // What was learned of other values says nothing of these.
  await page.getByRole('textbox', { name: 'API key' }).fill(`${API_KEY}2`)
  await expect(panel).not.toContainText('Valid')

  upstream.answerOnce({ status: 401, body: { detail: 'Invalid token' } })
  await check.click()
  await expect(panel).toContainText('does not know this token')
  await expect(panel).toContainText('The platform says: Invalid token')
  upstream.answerOnce({ status: 403, body: { message: 'Forbidden' } })
  await check.click()
  await expect(panel).toContainText('A fresh key needs up to a minute')
  await expect(panel).toContainText('The platform says: Forbidden')
  upstream.answerOnce({ status: 502, body: '<html>' })
  await check.click()
  await expect(panel).toContainText('no clear answer')
  await expect(panel).toContainText('HTTP 502')
  await expect(panel).not.toContainText('The platform says')
  await expect(operator.rows).toHaveCount(0)
})

test('both values are masked until shown, and forgotten at one click', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await operator.giveCredentials()
  for (const [name, what] of [
    ['Authorization token', 'token'],
    ['API key', 'key'],
  ] as const) {
    const field = page.getByRole('textbox', { name })
    await expect(field).toHaveAttribute('type', 'password')
    await page.getByRole('button', { name: `Show ${what}` }).click()
    await expect(field).toHaveAttribute('type', 'text')
    await page.getByRole('button', { name: `Hide ${what}` }).click()
    await expect(field).toHaveAttribute('type', 'password')
  }
  await page.getByRole('button', { name: 'Forget' }).click()
  await expect(page.getByRole('textbox', { name: 'Authorization token' })).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue('')
})

test('a live start without usable credentials says what is missing and sends nothing', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.open()
  await operator.target('api')
  await operator.name('my-project', 'report')
  await expect(operator.launch).toContainText('(no token)')
  const [token, key] = [
    page.getByRole('textbox', { name: 'Authorization token' }),
    page.getByRole('textbox', { name: 'API key' }),
  ]
  await page.getByRole('button', { name: /^Credentials/ }).click()
  await expect(token).toBeHidden()
  await operator.start()
  for (const field of [token, key])
    await expect(field).toHaveAccessibleDescription('Needed to start on api-mwm.')
  await expect(token).toBeFocused()
  await token.fill(TOKEN)
  await operator.start()
  await expect(key).toBeFocused()
  await operator.giveCredentials('two words', 'clé')
  await expect(operator.launch.getByText('no spaces or line breaks inside')).toHaveCount(2)
  await operator.start()
  await expect(operator.rows).toHaveCount(0)
  expect(upstream.requests).toEqual([])
})

test('neither credentials nor header values are ever written down', async ({ page, server, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.sendTo('url')
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/r')
  await operator.addHeader('X-Key', 'canary-of-a-header')
  upstream.answerOnce({
    status: 400,
    body: { status: 'error', message: `no plan for ${BARE} canary-of-a-header` },
  })
  await operator.start()
  await expect(operator.rows.first()).toContainText('rejected')
  await operator.writeSeed('{"draft": 1}')
  await expect(operator.rows).toHaveCount(1)

  const kept = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    const rows: unknown[] = []
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of db.objectStoreNames)
        rows.push(
          await new Promise((resolve) => {
            const all = db.transaction(store).objectStore(store).getAll()
            all.onsuccess = () => resolve(all.result)
          }),
        )
      db.close()
    }
    return JSON.stringify([rows, localStorage, sessionStorage, document.title, location.href])
  })
  expect(kept).toContain('hello-automation')
  for (const secret of [BARE, API_KEY, 'canary-of-a-header']) {
    expect(kept).not.toContain(secret)
    expect(server.output).not.toContain(secret)
  }
})
