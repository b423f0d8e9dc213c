import type { ServerResponse } from 'node:http'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectGoodLooks } from './support/looks'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

// A start stays under way until the platform answers, however long all the looks at it take.
test.use({ serverEnv: { SEEDPAD_START_TIMEOUT_MS: '300000' } })

const go = (page: Page, name: 'Launch' | 'Runs') =>
  page.getByRole('navigation').getByRole('link', { name }).click()

test('the empty page, its menus and its lists have no violations', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await expect(operator.seed).toBeVisible()
  await expectGoodLooks(page, 'first visit', { shown: operator.seed })
  await page.getByRole('button', { name: 'Theme' }).click()
  await expectGoodLooks(page, 'a menu', {
    shown: page.getByRole('menu'),
    // Where there is no room, theme and language stand in one menu.
    onNarrow: () => page.getByRole('button', { name: 'More', exact: true }).click(),
  })
  await page.keyboard.press('Escape')
  await operator.launch.getByRole('combobox', { name: 'Automation' }).press('ArrowDown')
  await expectGoodLooks(page, 'a list of suggestions', { shown: page.getByRole('listbox') })
  await page.keyboard.press('Escape')
  await expectGoodLooks(page, 'the request', { shown: await operator.shownRequest() })
  await go(page, 'Runs')
  await expectGoodLooks(page, 'no runs yet', { shown: page.getByText('No runs yet') })
})

test('a form full of errors has no violations', async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await operator.target('api')
  await operator.giveCredentials('two words', 'clé')
  await operator.name('..', 'a/b')
  await operator.writeSeed('{"a": 1,}')
  await operator.sendTo('url')
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('nowhere')
  await operator.addHeader('Host', '😀')
  await operator.start()
  const header = page.getByRole('textbox', { name: 'Header name' })
  await expect(header).toHaveAttribute('aria-invalid', 'true')
  await operator.wire({ dialect: 'flat', seed: 'string' })
  await expectGoodLooks(page, 'errors', { shown: header })
})

test('a start under way and every kind of run have no violations', LONG, async ({ page, upstream }) => {
  const operator = operatorAt(page)
  // On a phone a run is seen on a page of its own.
  const seen = async (name: string, what: string, tab?: string) => {
    const show = async () => {
      await operator.rows.filter({ hasText: name }).click()
      if (tab) await operator.detail.getByRole('tab', { name: tab }).click()
    }
    await show()
    const onNarrow = async () => {
      await go(page, 'Runs')
      await show()
    }
    await expectGoodLooks(page, what, { shown: operator.detail, onNarrow })
    await go(page, 'Launch')
  }
  await operator.prepare('api')
  const held = new Promise<ServerResponse>((resolve) =>
    upstream.answerOnce((_, response) => resolve(response)),
  )
  await operator.start()
  await held
  await expect(operator.startButton).toHaveText(/^Starting…/)
  await expectGoodLooks(page, 'busy', { shown: operator.startButton })
  await seen('sending', 'a run being sent')
  ;(await held).destroy()
  await seen('unknown', 'a run of unknown outcome')

  await operator.start()
  await expectGoodLooks(page, 'a question', { shown: page.getByRole('dialog') })
  await page.keyboard.press('Escape')

  upstream.answerOnce({ status: 400, body: { status: 'error', message: 'no active plan' } })
  await operator.name('my-project', 'refused')
  await operator.start()
  await expect(operator.launch).toContainText('no active plan')
  await operator.name('my-project', 'accepted')
  await operator.start()
  const copy = operator.launch.getByRole('button', { name: 'Copy execution_id' })
  await expectGoodLooks(page, 'accepted', { shown: copy })
  await seen('refused', 'refused')
  await seen('accepted', 'accepted')
  await seen('accepted', 'its request', 'Request')
  await go(page, 'Runs')
  await page.getByRole('button', { name: 'More for runs' }).click()
  await expectGoodLooks(page, 'menu of the runs', { shown: page.getByRole('menu') })
})
