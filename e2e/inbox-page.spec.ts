import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectGoodLooks } from './support/looks'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'
import { databaseText } from './support/vault-steps'
import { inboxIdOf, inboxKeyOf, post, startRun } from './support/webhooks'

const patient = { timeout: 30_000 }
test.slow()

const rowsOf = (page: Page) => page.getByRole('list', { name: 'Deliveries' }).locator('[data-delivery]')

/** Opens the inbox and gives the address under which something without a run can be sent. */
async function openInbox(page: Page): Promise<string> {
  await page.goto('/inbox')
  await expect(page.getByText('inbox live')).toBeVisible(patient)
  return `${new URL(page.url()).origin}/hooks/${await inboxIdOf(page)}/try`
}

test('the inbox takes what belongs to no run, finds it by its text, and clears what is asked for', async ({
  page,
  server,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  const webhook = await startRun(operator, upstream)
  await webhook.deliver('{"of":"a run"}')
  await expect(operator.detail.getByRole('tree', { name: 'Result' })).toContainText('a run', patient)
  // It counts as seen a frame after it is on the screen; who leaves before has not seen it.
  await expect.poll(() => databaseText(page), patient).not.toContain('unseen:')
  await page.getByRole('link', { name: 'Inbox' }).click()
  const inboxId = await inboxIdOf(page)
  const typed = { 'content-type': 'application/json', 'X-Customer': 'hunter2' }
  await post(`${server.url}/hooks/${inboxId}/somebody-else?customer=hunter2`, '{"needle":"hay"}', typed)

  const rows = rowsOf(page)
  await expect(rows).toHaveCount(2, patient)
  expect(await databaseText(page)).not.toContain('hunter2')
  await expect(rows.first()).toContainText('No run here')
  await expect(page).toHaveTitle(/^\(1\) .*Seedpad$/)
  await page.getByRole('searchbox', { name: 'Filter deliveries' }).fill('NEEDLE')
  await expect(rows).toHaveCount(1)
  await rows.first().click()
  await expect(page.getByRole('article')).toContainText('somebody-else')
  await expect(page.getByRole('tree', { name: 'Body' })).toContainText('"needle":"hay"')
  await expect(page).toHaveTitle(/^[^(]*Seedpad$/, patient)

  await page.getByRole('searchbox', { name: 'Filter deliveries' }).fill('')
  await expect(rows).toHaveCount(2)
  await rows.last().click()
  await page.getByRole('link', { name: 'Show the run' }).click()
  await expect(operator.detail.getByRole('tree', { name: 'Result' })).toContainText('a run', patient)

  await page.getByRole('link', { name: 'Inbox' }).click()
  await page.getByRole('button', { name: 'More for the inbox' }).click()
  await page.getByRole('menuitem', { name: 'Clear the inbox' }).click()
  const dialog = page.getByRole('dialog', { name: 'Clear the inbox?' })
  await expect(dialog).toContainText('1 delivery is deleted')
  await dialog.getByRole('checkbox').uncheck()
  await expect(dialog).toContainText('2 deliveries are deleted')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('Nothing has arrived yet')).toBeVisible(patient)
  const path = `/api/inboxes/${inboxId}/deliveries`
  const headers = { 'X-Seedpad-Inbox-Key': await inboxKeyOf(page) }
  expect(await (await page.request.get(path, { headers })).json()).toMatchObject({ deliveries: [] })
  // The address, which the platform knows, reads nothing.
  expect((await page.request.get(path)).status()).toBe(403)
})

test(
  'a browser with an inbox of before the read key goes on, with one of its own',
  LONG,
  async ({ page, upstream, watch }) => {
    // This server never knew that one.
    watch.allow(/status of 403/)
    const operator = operatorAt(page)
    await operator.open()
    await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('seedpad')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      const settings = db.transaction('settings', 'readwrite').objectStore('settings')
      for (const key of ['inboxKey', 'keyedInboxCursor']) settings.delete(key)
      settings.put({ key: 'inboxId', value: 'an-inbox-of-before-the-key' })
      settings.put({ key: 'inboxCursor', value: '500' })
      await new Promise((resolve) => settings.transaction.addEventListener('complete', resolve))
      db.close()
    })
    await operator.prepare('api')
    await expect(page.getByText('inbox live')).toBeVisible(patient)
    const webhook = await startRun(operator, upstream)
    expect(webhook.url).toContain(`/hooks/${await inboxIdOf(page)}/`)
    await webhook.deliver('{"of":"a run"}')
    await expect(operator.detail.getByRole('tree', { name: 'Result' })).toContainText('a run', patient)
  },
)

test('a delivery is sent again to a program of one’s own, byte for byte', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const got: { body: string; type: string | undefined }[] = []
  const program = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ body: Buffer.concat(chunks).toString('utf8'), type: request.headers['content-type'] })
      response.end()
    })
  })
  await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve))
  try {
    const hook = await openInbox(page)
    const body = `{"n": 12345678901234567891, "odd": "it's $HOME, \`id\` \\u00e7"}\n`
    await post(hook, body)
    await rowsOf(page).first().click(patient)
    await page.getByRole('button', { name: 'Send again with cURL' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByRole('textbox', { name: 'Address of your program' })
      .fill(`http://127.0.0.1:${Object(program.address()).port}/mine`)
    await dialog.getByRole('button', { name: 'Copy as cURL' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    const command = await page.evaluate(() => navigator.clipboard.readText())
    await promisify(execFile)('sh', ['-c', `${command} --silent`])
    expect(got).toEqual([{ body, type: 'application/json' }])
  } finally {
    program.closeAllConnections()
    program.close()
  }
})

test('a test of the inbox arrives and troubles nobody; a desktop notification comes only where it was switched on and nobody is looking', async ({
  context,
  page,
}) => {
  await context.addInitScript(() => {
    const shown: string[] = []
    Object.assign(window, { shown, isHidden: false })
    Object.defineProperty(document, 'hidden', { get: () => Reflect.get(window, 'isHidden') })
    class Recorded {
      static permission = 'granted'
      static requestPermission = async () => 'granted'
      constructor(title: string, options: { body: string }) {
        shown.push(`${title}: ${options.body}`)
      }
    }
    Object.assign(window, { Notification: Recorded })
  })
  const shown = () => page.evaluate(() => Reflect.get(window, 'shown') as string[])
  const hook = await openInbox(page)
  const arrived = (count: number) => expect(rowsOf(page)).toHaveCount(count, patient)
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.assign(window, { isHidden: hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)

  await page.getByRole('button', { name: 'Test my inbox' }).click()
  await expect(page.getByText('arrived in this inbox after')).toBeVisible(patient)
  await expect(page.getByText('Test delivery')).toBeVisible(patient)
  // A test is nothing that the operator has to look at.
  await expect(page).toHaveTitle(/^[^(]*Seedpad$/)

  await hide(true)
  await post(hook, '{"secret":"one"}')
  await arrived(2)
  await hide(false)
  await page.getByRole('checkbox', { name: 'Desktop notifications' }).check()
  await post(hook, '{"secret":"two"}')
  await arrived(3)
  await hide(true)
  await post(hook, '{"secret":"three"}')
  await arrived(4)
  await expect.poll(shown, patient).toEqual(['A delivery came in: It belongs to no run of this browser.'])
})

test('deliveries that the limits dropped are spoken of', LONG, async ({ context, page }) => {
  const hook = await openInbox(page)
  const send = (n: number) => post(hook, `{"n":${n}}`)
  await send(0)
  await expect(rowsOf(page)).toHaveCount(1, patient)
  await page.close()
  // The server keeps a thousand; so many a second and no more.
  for (let n = 1; n <= 1_010; ) {
    const statuses = await Promise.all(Array.from({ length: 20 }, (_, at) => send(n + at)))
    if (statuses.every((status) => status === 200)) n += 20
    else await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const again = await context.newPage()
  await again.goto('/inbox')
  await expect(again.getByText(/At most \d+ older deliveries were dropped/)).toBeVisible(patient)
  await again.getByRole('button', { name: 'Dismiss' }).click()
  await expect(again.getByText(/older deliveries were dropped/)).toBeHidden()
})

test('what comes compressed, or in a charset of its own, is read; its bytes stay as they came', async ({
  page,
}) => {
  const address = await openInbox(page)
  const json = '{"berth":"Alpha 7"}'
  const deliver = (type: string, bytes: Buffer, coding?: string) =>
    page.request.post(address, {
      headers: { 'content-type': type, ...(coding !== undefined && { 'content-encoding': coding }) },
      data: bytes,
    })
  await deliver('application/json', gzipSync(json), 'gzip')
  const rows = rowsOf(page)
  await expect(rows).toHaveCount(1, patient)
  await rows.first().click()
  const body = page.getByRole('tree', { name: 'Body' })
  await expect(body).toContainText('Alpha 7', patient)
  await expect(page.getByText('Decoded from gzip')).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const path = await (await saved).path()
  expect(readFileSync(path).equals(gzipSync(json))).toBe(true)
  expect((await saved).suggestedFilename()).toMatch(/\.gz$/)

  // The browser can't undo it; the server does.
  await deliver('application/json', brotliCompressSync('{"berth":"Bravo 8"}'), 'br')
  await expect(rows).toHaveCount(2, patient)
  await rows.first().click()
  await expect(body).toContainText('Bravo 8', patient)

  await deliver('application/json; charset=ISO-8859-1', Buffer.from('{"berth":"Grüße"}', 'latin1'))
  await expect(rows).toHaveCount(3, patient)
  await rows.first().click()
  await expect(body).toContainText('Grüße', patient)
  await expect(page.getByText('JSON ought to be UTF-8')).toBeVisible()

  await page.getByRole('searchbox', { name: 'Filter deliveries' }).fill('bravo')
  await expect(rows).toHaveCount(1)
})

test('a server whose disk can’t be written refuses deliveries and says so on the page, until it can again', async ({
  page,
  server,
}) => {
  test.skip(process.platform !== 'linux', 'takes a disk away from a running process with prlimit')
  const limitFiles = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:`])
  const hook = await openInbox(page)
  expect(await post(hook, '{"n":1}')).toBe(200)
  await expect(rowsOf(page)).toHaveCount(1, patient)

  limitFiles('1')
  expect(await post(hook, '{"n":2}')).toBe(503)
  const notice = page.getByText('can’t store deliveries')
  await expect(notice).toBeVisible(patient)
  await expect(page.getByText('inbox refuses deliveries')).toBeVisible()
  await page.getByRole('link', { name: 'Launch' }).click()
  await expect(notice).toBeVisible()

  // Nobody has to send anything for it to be noticed.
  limitFiles('unlimited')
  await expect(notice).toHaveCount(0, patient)
  expect(await post(hook, '{"n":3}')).toBe(200)
  await page.getByRole('link', { name: 'Inbox' }).click()
  await expect(rowsOf(page)).toHaveCount(2, patient)
})

test('the inbox, a delivery and its dialogs look well in both themes and widths', LONG, async ({ page }) => {
  const hook = await openInbox(page)
  const about = page.getByText('Address, test and notifications', { exact: true })
  await expectGoodLooks(page, 'empty, with its address', {
    shown: page.getByText('Nothing has arrived yet'),
    onNarrow: () => about.click(),
  })
  await post(hook, `{"a":[1,{"b":"c"}],"d":"${'long '.repeat(80)}"}`)
  await rowsOf(page).first().click(patient)
  const tree = page.getByRole('tree', { name: 'Body' })
  await expect(tree).toContainText('"d"', patient)
  await page.getByText(/\d+ headers/).click()
  await expectGoodLooks(page, 'a delivery', { shown: tree })
  await page.getByRole('radio', { name: 'Bytes' }).check()
  await page.getByRole('region', { name: 'Body' }).focus()
  await expectGoodLooks(page, 'bytes', { shown: page.getByRole('region', { name: 'Body' }) })
  await page.getByRole('button', { name: 'Send again with cURL' }).click()
  await expectGoodLooks(page, 'send again', { shown: page.getByRole('dialog') })
})
