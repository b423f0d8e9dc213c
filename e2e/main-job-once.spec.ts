import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { freePort } from './support/free-port.mjs'
import { type Operator, operatorAt } from './support/operator'
import { LONG } from './support/tiers'

/** Everything that would be a second start has happened by then: the history is read anew, from disk. */
async function expectOneStart(operator: Operator, page: Page, requests: unknown[]) {
  await expect(operator.rows).toHaveCount(1)
  await expect(operator.rows.first()).toContainText('started')
  await page.reload()
  await expect(operator.rows).toHaveCount(1)
  await expect(operator.rows.first()).toContainText('started')
  expect(requests).toHaveLength(1)
}

test('a double click is one start', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.startButton.dblclick()
  await expectOneStart(operator, page, upstream.requests)
})

test('Enter held down on the button is one start', LONG, async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.startButton.focus()
  for (let press = 0; press < 15; press += 1) await page.keyboard.down('Enter')
  await expect(operator.rows.first()).toContainText('started')
  for (let press = 0; press < 15; press += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expectOneStart(operator, page, upstream.requests)
})

test('Ctrl+Enter held down in the editor, and pressed again while sending, is one start', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('app')
  let answer = () => {}
  upstream.answerOnce((_, response) => {
    answer = () => {
      response.writeHead(202, { 'content-type': 'application/json' })
      response.end('{"status":"success","execution_id":"exec_once"}')
    }
  })
  await operator.writeSeed('{"held": true}')
  await page.keyboard.down('ControlOrMeta')
  for (let press = 0; press < 15; press += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(operator.startButton).toHaveText(/^Starting…/)
  await expect(operator.rows.first()).toContainText('sending')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.up('ControlOrMeta')
  await expect(operator.startButton).toBeDisabled()
  await operator.startButton.click({ force: true })
  await expect.poll(() => upstream.requests.length).toBe(1)
  answer()
  await expectOneStart(operator, page, upstream.requests)
  // The chord left no line break behind.
  await operator.shownRequest().then((shown) => expect(shown).toContainText('{"held": true}'))
  expect(upstream.requests[0]?.body).toContain('"seed":{"held": true}}')
})

test('the same start within two minutes asks first, and shows the earlier one', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  await operator.start()
  const dialog = page.getByRole('dialog', { name: 'Start the same again?' })
  await expect(dialog).toContainText('may charge twice')
  await dialog.getByRole('button', { name: 'Don’t start' }).click()
  await expect(dialog).toBeHidden()
  expect(upstream.requests).toHaveLength(1)

  await operator.start()
  await dialog.getByRole('button', { name: 'Start again' }).click()
  await expect(operator.rows).toHaveCount(2)
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests).toHaveLength(2)
})

test.describe('in development, where React runs effects twice', () => {
  // Where Vite has no bundled packages yet, as on a new machine, it bundles Monaco before it serves anything.
  test.describe.configure({ timeout: 180_000 })

  let vite: ChildProcess
  let dir: string
  let url: string

  test.beforeEach(async ({ upstream }) => {
    dir = mkdtempSync(join(tmpdir(), 'seedpad-dev-'))
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    const root = fileURLToPath(new URL('..', import.meta.url))
    vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        SEEDPAD_DATA_DIR: dir,
        SEEDPAD_API_URL: upstream.apiUrl,
        SEEDPAD_LOG: 'silent',
      },
      stdio: 'ignore',
    })
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 90_000 },
      )
      .toBe(200)
  })
  test.afterEach(async () => {
    const ended = new Promise((resolve) => vite.once('exit', resolve))
    vite.kill('SIGKILL')
    await ended
    rmSync(dir, { recursive: true, force: true })
  })

  test('one click is one start', LONG, async ({ page, upstream, watch }) => {
    watch.allow(/a request left the origin: \w+ http:\/\/127\.0\.0\.1:/)
    const operator = operatorAt(page)
    await page.goto(url)
    // Before its first page Vite bundles every package, Monaco too, for as long as the machine needs.
    await expect(operator.seed).toBeVisible({ timeout: 120_000 })
    await operator.target('api')
    await operator.giveCredentials()
    await operator.name('my-project', 'strict')
    await operator.start()
    await expect(operator.rows.first()).toContainText('started')
    await expect(operator.rows).toHaveCount(1)
    await page.reload()
    await expect(operator.rows).toHaveCount(1)
    // What is still being loaded when the server ends would be a fault of the page.
    await expect(operator.seed).toBeVisible()
    expect(upstream.requests).toHaveLength(1)
    await page.goto('about:blank')
  })
})
