import type { ServerResponse } from 'node:http'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { operatorAt } from './support/operator'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [WIDE, NARROW]) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport, reducedMotion: 'reduce' })
      test.setTimeout(300_000)

      const narrow = viewport === NARROW
      const go = async (page: Page, name: 'Launch' | 'Runs') => {
        if (narrow) await page.getByRole('navigation').getByRole('link', { name }).click()
      }

      test('the empty page, its menus and its lists have no violations', async ({ page }) => {
        const operator = operatorAt(page)
        await operator.open()
        await expect(operator.seed).toBeVisible()
        expect.soft(await findings(page), 'first visit').toEqual([])
        await page.getByRole('button', { name: 'Theme' }).click()
        expect.soft(await findings(page), 'a menu').toEqual([])
        await page.keyboard.press('Escape')
        await operator.launch.getByRole('combobox', { name: 'Automation' }).press('ArrowDown')
        expect.soft(await findings(page), 'a list of suggestions').toEqual([])
        await page.keyboard.press('Escape')
        await operator.shownRequest()
        expect.soft(await findings(page), 'the request').toEqual([])
        await go(page, 'Runs')
        expect.soft(await findings(page), 'no runs yet').toEqual([])
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
        await expect(page.getByRole('textbox', { name: 'Header name' })).toHaveAttribute(
          'aria-invalid',
          'true',
        )
        await operator.wire({ dialect: 'flat', seed: 'string' })
        expect.soft(await findings(page), 'errors').toEqual([])
      })

      test('a start under way and every kind of run have no violations', async ({ page, upstream }) => {
        const operator = operatorAt(page)
        await operator.prepare('api')
        const held = new Promise<ServerResponse>((resolve) =>
          upstream.answerOnce((_, response) => resolve(response)),
        )
        await operator.start()
        await held
        await expect(operator.startButton).toHaveText(/^Starting…/)
        expect.soft(await findings(page), 'busy').toEqual([])
        await go(page, 'Runs')
        await expect(operator.rows).toHaveCount(1)
        await operator.rows.first().click()
        expect.soft(await findings(page), 'a run being sent').toEqual([])
        ;(await held).destroy()
        await expect(operator.rows.first()).toContainText('unknown')
        expect.soft(await findings(page), 'a run of unknown outcome').toEqual([])

        await go(page, 'Launch')
        await operator.start()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect.soft(await findings(page), 'a question').toEqual([])
        await page.keyboard.press('Escape')

        upstream.answerOnce({ status: 400, body: { status: 'error', message: 'no active plan' } })
        await operator.name('my-project', 'refused')
        await operator.start()
        await expect(operator.launch).toContainText('no active plan')
        await operator.name('my-project', 'accepted')
        await operator.start()
        await expect(operator.launch.getByRole('button', { name: 'Copy execution_id' })).toBeVisible()
        expect.soft(await findings(page), 'accepted').toEqual([])
        await go(page, 'Runs')
        await expect(operator.rows).toHaveCount(3)
        for (const name of ['refused', 'accepted']) {
          await operator.rows.filter({ hasText: name }).click()
          expect.soft(await findings(page), name).toEqual([])
        }
        await operator.detail.getByRole('tab', { name: 'Request' }).click()
        expect.soft(await findings(page), 'its request').toEqual([])
        await page.getByRole('button', { name: 'More for runs' }).click()
        expect.soft(await findings(page), 'menu of the runs').toEqual([])
      })
    })
  }
}
