import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'
import { inboxIdOf, post, startRun } from './support/webhooks'

const patient = { timeout: 30_000 }
test.slow()

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
  await page.getByRole('link', { name: 'Inbox' }).click()
  const inboxId = await inboxIdOf(page)
  await post(`${server.url}/hooks/${inboxId}/somebody-else`, '{"needle":"hay"}')

  const rows = page.getByRole('list', { name: 'Deliveries' }).locator('[data-delivery]')
  await expect(rows).toHaveCount(2, patient)
  await expect(rows.first()).toContainText('No run here')
  await expect(page).toHaveTitle('(1) Seedpad')
  await page.getByRole('searchbox', { name: 'Filter deliveries' }).fill('NEEDLE')
  await expect(rows).toHaveCount(1)
  await rows.first().click()
  await expect(page.getByRole('article')).toContainText('somebody-else')
  await expect(page.getByRole('tree', { name: 'Body' })).toContainText('"needle":"hay"')
  await expect(page).toHaveTitle('Seedpad', patient)

  await page.getByRole('searchbox', { name: 'Filter deliveries' }).fill('')
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
  const listing = await page.request.get(`/api/inboxes/${inboxId}/deliveries`)
  expect(await listing.json()).toMatchObject({ deliveries: [] })
})

test('a delivery is sent again to a program of one’s own, byte for byte', async ({
  context,
  page,
  server,
}) => {
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
    await page.goto('/inbox')
    await expect(page.getByText('inbox live')).toBeVisible(patient)
    const body = `{"n": 12345678901234567891, "odd": "it's $HOME, \`id\` \\u00e7"}\n`
    await post(`${server.url}/hooks/${await inboxIdOf(page)}/try`, body)
    await page.locator('[data-delivery]').first().click(patient)
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

test('a test of the inbox says in words what happened', async ({ page }) => {
  await page.goto('/inbox')
  await page.getByText('Address, test and notifications').click()
  await page.getByRole('button', { name: 'Test my inbox' }).click()
  await expect(page.getByText('arrived in this inbox after')).toBeVisible(patient)
  await expect(page.getByText('Test delivery')).toBeVisible(patient)
  // A test is nothing that the operator has to look at.
  await expect(page).toHaveTitle('Seedpad')
})

test.describe('with a public URL that leads nowhere', () => {
  test.use({ serverEnv: { SEEDPAD_PUBLIC_URL: 'http://127.0.0.1:9' } })
  test('the test names the cause', async ({ page }) => {
    await page.goto('/inbox')
    await page.getByText('Address, test and notifications').click()
    await page.getByRole('button', { name: 'Test my inbox' }).click()
    await expect(page.getByText('Nobody listens at http://127.0.0.1:9')).toBeVisible(patient)
  })
})

test('before a live start, an inbox out of reach is named with the way to change that', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.sendTo('inbox')
  await expect(operator.launch).toContainText('SEEDPAD_PUBLIC_URL')
  await operator.launch.getByText('How to change that').click()
  await expect(operator.launch).toContainText('SEEDPAD_HOOKS_PORT')
  await operator.launch.getByRole('button', { name: 'Test my inbox' }).click()
  await expect(operator.launch).toContainText('It came from this very machine', patient)
})

test('deliveries that the limits dropped are spoken of', async ({ context, page, server }) => {
  await page.goto('/inbox')
  await expect(page.getByText('inbox live')).toBeVisible(patient)
  const inboxId = await inboxIdOf(page)
  const send = (n: number) => post(`${server.url}/hooks/${inboxId}/try`, `{"n":${n}}`)
  await send(0)
  await expect(page.locator('[data-delivery]')).toHaveCount(1, patient)
  await page.close()
  // The server keeps a thousand; so many a second and no more.
  for (let n = 1; n <= 1_010; ) {
    const statuses = await Promise.all(Array.from({ length: 20 }, (_, at) => send(n + at)))
    if (statuses.every((status) => status === 200)) n += 20
    else await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const again = await context.newPage()
  await again.goto('/inbox')
  await expect(again.getByText(/At most \d+ older deliveries were dropped/)).toBeVisible(patient)
  await again.getByRole('button', { name: 'Dismiss' }).click()
  await expect(again.getByText(/older deliveries were dropped/)).toBeHidden()
})

test('a server that can’t store says so on every page, until it can again', async ({ page }) => {
  // The server's own part is tested where a disk can be made to fail; here it is what the stream says.
  let writable = false
  await page.route('**/events', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `retry: 1000\n\nevent: storage\ndata: {"writable":${writable}}\n\n`,
    }),
  )
  await page.goto('/')
  await expect(page.getByText('can’t store deliveries').first()).toBeVisible(patient)
  writable = true
  await expect(page.getByText('can’t store deliveries')).toHaveCount(0, patient)
})

test('a desktop notification comes only where it was switched on and nobody is looking', async ({
  context,
  page,
  server,
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
  await page.goto('/inbox')
  await expect(page.getByText('inbox live')).toBeVisible(patient)
  const hook = `${server.url}/hooks/${await inboxIdOf(page)}/try`
  const arrived = (count: number) => expect(page.locator('[data-delivery]')).toHaveCount(count, patient)
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.assign(window, { isHidden: hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)

  await hide(true)
  await post(hook, '{"secret":"one"}')
  await arrived(1)
  await hide(false)
  await page.getByText('Address, test and notifications').click()
  await page.getByRole('checkbox', { name: 'Desktop notifications' }).check()
  await post(hook, '{"secret":"two"}')
  await arrived(2)
  await hide(true)
  await post(hook, '{"secret":"three"}')
  await arrived(3)
  await expect.poll(shown, patient).toEqual(['A delivery came in: It belongs to no run of this browser.'])
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport, reducedMotion: 'reduce' })
      test('the inbox, a delivery and its dialogs have no violations', async ({ page, server }) => {
        const findings = async () => {
          const { violations } = await new AxeBuilder({ page }).analyze()
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
          )
        }
        await page.goto('/inbox')
        await expect(page.getByText('Nothing has arrived yet')).toBeVisible(patient)
        expect.soft(await findings(), 'empty').toEqual([])
        await page.getByText('Address, test and notifications').click()
        expect.soft(await findings(), 'address').toEqual([])
        await page.getByText('Address, test and notifications').click()
        await post(`${server.url}/hooks/${await inboxIdOf(page)}/try`, '{"a":[1,{"b":"c"}],"d":"e"}')
        await page.locator('[data-delivery]').first().click(patient)
        await expect(page.getByRole('tree', { name: 'Body' })).toContainText('"d"', patient)
        await page.getByText(/\d+ headers/).click()
        expect.soft(await findings(), 'a delivery').toEqual([])
        await page.getByRole('radio', { name: 'Bytes' }).check()
        await expect(page.getByRole('region', { name: 'Body' })).toBeVisible()
        expect.soft(await findings(), 'bytes').toEqual([])
        await page.getByRole('button', { name: 'Send again with cURL' }).click()
        await expect(page.getByRole('dialog')).toBeVisible(patient)
        expect.soft(await findings(), 'send again').toEqual([])
      })
    })
  }
}
