import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'
import { startRun } from './support/webhooks'

// The machine may be busy: what must happen is waited for, how fast is not asked.
const patient = { timeout: 30_000 }
test.slow()

const SERVER_AWAY = /Failed to load resource|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/

test('a result of the simulator shows up in its run, live', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await operator.start()
  const timeline = operator.detail.getByRole('list', { name: 'Timeline' })
  await expect(timeline).toContainText('accepted')
  await expect(timeline).toContainText(/result \+/, patient)
  const tree = operator.detail.getByRole('tree', { name: 'Result' })
  await expect(tree).toContainText('"simulated":true')
  await expect(operator.detail).toContainText('verified')
})

test.describe('with a public URL where nobody listens', () => {
  test.use({ serverEnv: { SEEDPAD_PUBLIC_URL: 'http://127.0.0.1:9' } })
  test(
    'an inbox out of reach is named before a live start; the wait says how long, and what to check; a result that goes elsewhere is said to',
    LONG,
    async ({ page, upstream }) => {
      await page.clock.install()
      const operator = operatorAt(page)
      await operator.prepare('api')
      await operator.sendTo('inbox')
      await expect(operator.launch).toContainText('SEEDPAD_PUBLIC_URL')
      await operator.launch.getByText('How to change that').click()
      await expect(operator.launch).toContainText('SEEDPAD_HOOKS_PORT')
      await operator.launch.getByRole('button', { name: 'Test my inbox' }).click()
      await expect(operator.launch).toContainText('Nobody listens at http://127.0.0.1:9', patient)

      await startRun(operator, upstream)
      const timeline = operator.detail.getByRole('list', { name: 'Timeline' })
      await expect(timeline).toContainText('waiting for the result', patient)
      await expect(operator.detail).toContainText('Waiting for the result for')
      await expect(operator.detail).toContainText('can’t reach from the internet')
      await page.clock.fastForward('06:00')
      await expect(timeline).toContainText('unusually long')
      await expect(operator.detail).toContainText('that is unusually long')
      await expect(operator.detail).toContainText('Is the automation still running')

      await operator.sendTo('default')
      await operator.start()
      await expect(operator.detail).toContainText('goes to the automation’s default webhook', patient)
      await operator.sendTo('url')
      await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://results.example/hook')
      await operator.start()
      await expect(operator.detail).toContainText('The result goes to https://results.example/hook', patient)
    },
  )
})

test('a result that came while the page was closed is there when it opens', async ({
  context,
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  const webhook = await startRun(operator, upstream)
  await expect(operator.rows.first()).toContainText('started')
  await page.close()
  expect(await webhook.deliver('{"answer": 12345678901234567891, "rate": 1.0}')).toBe(200)

  const again = operatorAt(await context.newPage())
  await again.page.goto('/runs')
  await expect(again.page).toHaveTitle(/^\(1\) .*Seedpad$/, patient)
  await again.rows.first().click()
  const tree = again.detail.getByRole('tree', { name: 'Result' })
  // As written, digit for digit.
  await expect(tree).toContainText('"answer":12345678901234567891')
  await expect(tree).toContainText('"rate":1.0')
  await expect(again.page).toHaveTitle(/^[^(]*Seedpad$/, patient)
})

test('what was acknowledged survives a server that is killed before the page has it', async ({
  context,
  page,
  server,
  upstream,
  watch,
}) => {
  watch.allow(SERVER_AWAY)
  const operator = operatorAt(page)
  await operator.prepare('api')
  const webhook = await startRun(operator, upstream)
  await expect(operator.rows.first()).toContainText('started')
  await page.close()
  expect(await webhook.deliver('{"told":"before the crash"}')).toBe(200)
  await server.kill9()
  await server.restart()
  const again = operatorAt(await context.newPage())
  await again.page.goto('/runs')
  await again.rows.first().click()
  await expect(again.detail.getByRole('tree', { name: 'Result' })).toContainText('before the crash', patient)

  // And a page that stays open comes back by itself.
  await server.kill9()
  await expect(again.page.getByText('inbox: reconnecting…')).toBeVisible(patient)
  await server.restart()
  expect(await webhook.deliver('{"told":"after the crash"}')).toBe(200)
  await expect(again.page.getByText('inbox live')).toBeVisible(patient)
  await expect(again.detail.getByRole('list', { name: 'Deliveries' }).getByRole('listitem')).toHaveCount(
    2,
    patient,
  )
})

test('a delivery with the run’s secret proves an unknown start, one without does not; the same one again is counted', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  upstream.answerOnce((_, response) => response.destroy())
  const webhook = await startRun(operator, upstream)
  await expect(operator.rows.first()).toContainText('unknown', patient)
  const timeline = operator.detail.getByRole('list', { name: 'Timeline' })
  const deliveries = operator.detail.getByRole('list', { name: 'Deliveries' }).getByRole('listitem')

  // Somebody who has guessed the address.
  expect(await webhook.deliver('{"by":"a stranger"}', { signed: false })).toBe(200)
  await expect(timeline).toContainText('unverified delivery', patient)
  await expect(operator.detail).toContainText('unverified: it did not bring this run’s secret')
  await expect(operator.rows.first()).toContainText('unknown')

  expect(await webhook.deliver('{"by":"the platform"}')).toBe(200)
  await expect(operator.rows.first()).toContainText('started', patient)
  await expect(timeline).toContainText('start proved by a delivery')
  // The verified one is the one that is open.
  await expect(operator.detail.getByRole('tree', { name: 'Result' })).toContainText('the platform')

  for (let copy = 0; copy < 2; copy++) expect(await webhook.deliver('{"by":"the platform"}')).toBe(200)
  await expect(deliveries.last()).toContainText('came 3 times', patient)
  await expect(deliveries).toHaveCount(2)
})

test('markup and bytes are shown, never rendered; a mebibyte opens as few rows, and is whole when it is downloaded', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  const webhook = await startRun(operator, upstream)
  const html = '<h1>Ha</h1><img src="/x" onerror="document.title=\'taken\'"><script>alert(1)</script>'
  expect(await webhook.deliver(html, { type: 'text/html' })).toBe(200)
  await expect(operator.detail.getByRole('region', { name: 'Result' })).toHaveText(html, patient)
  await expect(operator.detail).toContainText('Markup, shown as text')
  await expect(operator.detail.getByRole('heading', { name: 'Ha' })).toHaveCount(0)
  await expect(page).toHaveTitle(/Seedpad$/)

  expect(await webhook.deliver(new Uint8Array([0xff, 0x00, 0x41]), { type: 'image/png' })).toBe(200)
  const rows = Array.from({ length: 9_000 }, (_, at) => `{"row":${at},"id":90071992547409931${at % 10}}`)
  const body = `{"rows":[${rows.join(',')}],"filler":"${'x'.repeat(600_000)}"}`
  expect(await webhook.deliver(body)).toBe(200)
  const deliveries = operator.detail.getByRole('list', { name: 'Deliveries' }).getByRole('button')
  await expect(deliveries).toHaveCount(3, patient)
  await deliveries.filter({ hasText: 'image/png' }).click()
  await expect(operator.detail.getByRole('region', { name: 'Result' })).toContainText('ff 00 41')

  await deliveries.filter({ hasText: 'application/json' }).click()
  const tree = operator.detail.getByRole('tree', { name: 'Result' })
  await expect(tree).toContainText('9,000 items', patient)
  await tree.getByText('[8500 … 8999]').click()
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(150)
  await tree.focus()
  await page.keyboard.press('End')
  await expect(tree).toContainText('"filler"')

  await operator.detail.getByRole('radio', { name: 'Text' }).check()
  await expect(operator.detail.getByRole('region', { name: 'Result' })).toContainText('{"rows":[{"row":0,')
  const downloading = page.waitForEvent('download')
  await operator.detail.getByRole('button', { name: 'Download' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^result-.+\.json$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  expect(Buffer.concat(chunks).toString('utf8')).toBe(body)
})
